import { judgeWords } from '../refusal/judgeWords.ts'
import { says } from '../refusal/phrase.ts'
import { codesIn } from '../refusal/statusCode.ts'

const FAILURES = [
  /(?:not|n't|n’t|unable to|cannot|failed to) (?:be )?(?:deliver|reach|sen[dt]|store|receive)/i,
  /(?:deliver(?:y|ed|ing)?|message|mail|address|recipient)[^\n]{0,60}(?:fail|problem|error|reject|refused|delayed)/i,
  /(?:message|mail)[^\n]{0,60}(?:returned|bounced|blocked)|return(?:ed|ing) (?:mail|message|to sender)/i,
  /undeliver|non-?deliver|unsent message|transcript of|failure reason|permanent (?:error|failure)|\baborted after/i,
  /not (?:a )?member|duplicated message/i,
  /unzustellbar|nicht (?:zugestellt|zustellbar)|non remis|no pudo ser entregad|non [èe] stato (?:possibile|recapitat)/i,
  /не может быть доставлен|送信できません|配信できません|エラー/,
]

/** What is written to the owner of a mailbox that will soon be full: it speaks of no message that was sent. */
const OWN_MAILBOX =
  /\byour (?:e-?mail )?(?:mail ?box|inbox|account|quota)[^\n]{0,60}(?:almost|nearly|about to|approach|close to|\d ?%)/i

/** Whether a mail system's mail speaks of a message that did not arrive: in words, or by an SMTP code. */
export function isFailureNotice(text: string): boolean {
  const { basic, enhanced } = codesIn(text)
  if (basic !== null || enhanced !== null || judgeWords(text)?.type === 'HARD') return true
  return says(text, FAILURES) && !OWN_MAILBOX.test(text)
}
