import type { Mail } from './mailParts.ts'
import { says } from './wording/phrase.ts'

const SENDERS = [
  /mail(?:er)?-?daemon|postmaster|double-bounce/i,
  /mail(?:er)? deliver(?:y|er)? |delivery sub-?system|delivery status/i,
  /mail (?:delivery|system|router|administrator|server|gateway)/i,
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

/** Nobody can answer it, as RFC 5321 section 4.5.5 asks of a notice, or it says that no person wrote it. */
const isUnanswerable = (mail: Mail) =>
  has(mail, 'return-path', /^\s*<\s*>/) ||
  has(mail, 'auto-submitted', /^\s*auto-/i) ||
  has(mail, 'from', /no-?reply@/i)

/** Whether a mail comes from a mail system that speaks of another mail, and not from a person. */
export function isFromMailSystem(mail: Mail): boolean {
  if (mail.headers.has('x-failed-recipients')) return true
  const from = ['from', 'sender'].flatMap((name) => mail.headers.get(name) ?? []).join(' ')
  if (says(from.slice(0, 1000), SENDERS)) return true
  return says(mail.subject, isUnanswerable(mail) ? [...OF_A_NOTICE, ...OF_FAILURE] : OF_A_NOTICE)
}
