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

const DELAYS = [
  /(?:delivery|message|mail)[^\n]{0,60}(?:has been|is|was) delayed|\(delay\)|delayed mail/i,
  /(?:still|being) retried|will (?:be retried|retry|continue to (?:try|be)|keep trying)/i,
  /not yet (?:been )?delivered|has been in the queue/i,
  /temporary failure report|this is a warning (?:message )?only|warning message only/i,
  /do not need to re-?send|no action is required on your part/i,
  /warning: (?:message still undelivered|could not send message)/i,
]
const FINAL = [
  /giv(?:en|ing) up|fail(?:ed|ure) permanently|permanent(?:ly)? (?:error|fail)/i,
  /fatal errors|has failed|(?:was|been|is) aborted|(?:has|have|message) expired|(?:queue|delayed|retried) too long/i,
]
/** What is not going to be done says the contrary of what it names: «I am not going to try again». */
const NEGATED =
  /(?:\bnot|n['’]t|\bno|\bnever|\bwithout)(?: (?:be|been|going to|to|any|further|more|longer|another|make|making|attempt(?:ed|ing)?)){0,4} (?:try|tries|tried|retry|retried|retries|retrying|attempts?|attempted|continue|keep trying)(?: again| trying| to (?:try|deliver))?/gi
const LONGEST_TEXT = 8000

/** Whether a notice says that delivery goes on being tried. */
export function isDelay(text: string): boolean {
  const start = text
    .slice(0, LONGEST_TEXT)
    .replace(/[^\S\n]+/g, ' ')
    .replace(NEGATED, ' ')
  return says(start, DELAYS) && !says(start, FINAL)
}
