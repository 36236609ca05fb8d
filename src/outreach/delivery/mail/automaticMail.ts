import { says } from '../refusal/phrase.ts'
import { isAutoReply } from './autoReply.ts'
import type { Mail } from './mailParts.ts'

const SENDERS = [
  /(?:mail(?:er)?|md|m)[-_.]?daemon|post[-_.]?master|double-bounce|\bmta@|mail-?gateway@/i,
  /mail(?:er)?[ ._-]deliver(?:y|er)?[ ._-]|delivery[ ._-]sub-?system|delivery[ ._-]status/i,
  /mail[ ._-](?:delivery|system|router|administrator|server|gateway)|\b(?:imss|imsva|interscan|mailsweeper|mimesweeper|mailmarshal)\b/i,
  /system administrator|administrator@/i,
]

/** Subjects that only a mail system writes. */
const OF_A_NOTICE = [
  /^failure notice|^delivery (?:status )?notification|^delivery (?:failure|failed|problem|report|error)/i,
  /^(?:undeliver(?:ed|able)|non-?deliver(?:y|able)|unzustellbar|nicht zustellbar)/i,
  /^(?:\[[^\]]{0,40}\] )?(?:returned mail|mail delivery (?:failed|failure|system)|mail (?:failure|system error))/i,
  /^warning: (?:could not send|message [\w-]{1,40} delayed)|^delayed mail/i,
  /are not (?:a )?member \(|^loop alert/i,
]

/** Subjects that may be a person's, unless nobody can answer the mail. */
const OF_FAILURE = [
  /undeliver|non-?deliver|not? (?:be )?deliver|not be sent|could not send/i,
  /deliver(?:y|ed)?[^\n]{0,40}(?:fail|problem|error|notif|status|report|delay|warning)/i,
  /fail(?:ed|ure)[^\n]{0,40}(?:deliver|notice|mail|message)|mail[^\n]{0,20}(?:error|fail|return|reject)/i,
  /return(?:ed|ing) (?:mail|to sender|message)|bounce|user unknown|message (?:status|you sent)/i,
  /zustell|fehler|non remis|retourn[ée]|no se (?:pudo|ha podido)|impossible|non consegnat|n[ãa]o entregue/i,
  /не доставлено|エラー|rejected|blocked/i,
]

const has = (mail: Mail, name: string, wanted: RegExp) =>
  (mail.headers.get(name) ?? []).some((value) => wanted.test(value.slice(0, 1000)))

/** What only a notice begins with, and no person's absence. */
const OPENINGS = [
  /(?:could|can|was|were|would)(?: ?not|n't|n’t) be (?:delivered|sent|reached)(?: to|:|\.|,)/i,
  /unable to deliver|wasn't able to deliver|delivery (?:to|of|for)[^\n]{0,80} (?:failed|aborted|was aborted|not possible)/i,
  /(?:undeliver(?:ed|able)|delivery (?:failure|failed|status notification))/i,
  /following (?:recipients?|address(?:es)?|users?|e-?mail)[^\n]{0,60}(?:fail|not|reject|error|unknown|invalid)/i,
  /^[\s<>*]{0,10}(?:sent |recv |received )?(?:<<<|>>>|rcpt to:)|^[\s<>*]{0,10}[45]\d\d[- ](?:[45]\.\d|[^\n]{0,80}(?:user|mailbox|recipient|reject|refus|denied|unknown))/im,
  /no such (?:user|mailbox|recipient)|not a valid (?:user|mailbox|recipient|address)|user (?:is )?unknown/i,
]
const LONGEST_OPENING = 1500

const isNobody = (mail: Mail) => !(mail.headers.get('from') ?? []).some((from) => from.includes('@'))

/** Nobody can answer it, as RFC 5321 section 4.5.5 asks of a notice, or it says that no person wrote it. */
const isUnanswerable = (mail: Mail) =>
  has(mail, 'return-path', /^\s*<\s*>/) ||
  has(mail, 'auto-submitted', /^\s*auto-/i) ||
  has(mail, 'from', /no-?reply@/i) ||
  isNobody(mail)

const opensAsNotice = ({ text }: Mail) => says(text.slice(0, LONGEST_OPENING), OPENINGS)

/** Whether a mail comes from a mail system that speaks of another mail, and not from a person. */
export function isFromMailSystem(mail: Mail): boolean {
  if (mail.headers.has('x-failed-recipients')) return true
  const from = ['from', 'sender', 'return-path'].flatMap((name) => mail.headers.get(name) ?? []).join(' ')
  if (says(from.slice(0, 1000), SENDERS)) return true
  if ((isNobody(mail) || !isAutoReply(mail)) && isUnanswerable(mail) && opensAsNotice(mail)) return true
  return says(mail.subject, isUnanswerable(mail) ? [...OF_A_NOTICE, ...OF_FAILURE] : OF_A_NOTICE)
}
