import type { MailKind } from '../../../../src/outreach/delivery/mail/mailReading.ts'

/** One mail of a set, as its `expected.json` has it; each set fills the fields of its own upstream project. */
export type ExpectedItem = {
  is_bounce?: boolean
  is_feedback_report?: boolean
  std_reason?: string
  code?: string
  status?: string
  reports?: string
  addresses?: string[]
  results?: { reason: string; hardbounce: boolean; feedbacktype?: string }[]
  dsn_fields_derived?: Record<string, string>[]
}

/** What a mail should be read as; null where neither the upstream project nor the mail tells. */
export type Expectation = {
  isBounce: boolean | null
  /** What else it is, where it is no bounce: one of these. */
  kinds: MailKind[] | null
  /** Hard or not, for each recipient that the upstream project lists. */
  isHard: boolean[] | null
  /** We hold that the table is wrong on hard or soft. */
  isHardInDispute: boolean
  /** For each recipient the addresses that name it. */
  recipients: string[][] | null
}

/** Sisimai lists these beside its bounces: a complaint, an absence notice, a success. */
const NO_BOUNCE = new Set(['feedback', 'vacation', 'delivered'])

/** Sisimai found no reason: its `hardbounce: false` is then no statement. */
const NO_REASON = new Set(['undefined', 'onhold'])

/**
 * Mail::DeliveryStatus::BounceParser. Its `domain_error` is an unknown domain and a refused relay alike, and
 * `unknown` and `no_problemo` are no statement: none of them tells hard from soft.
 */
const HARD_BY_REASON: Record<string, boolean> = {
  user_unknown: true,
  over_quota: false,
  spam: false,
  message_too_large: false,
}

/** An enhanced status code that leaves no doubt; `5.0.0` and its like tell nothing. */
function hardByStatus(code: string | undefined): boolean | null {
  if (/^5\.1\.(?:1|2|6|10)\b|^5\.4\.4\b/.test(code ?? '')) return true
  return /^4\.\d|^5\.(?:2\.2|2\.3|3\.2|3\.4|7\.\d+)\b/.test(code ?? '') ? false : null
}

/** What Sisimai asserts; null where it found no reason, or passes over the mail. */
function hardOfTable({ results = [] }: ExpectedItem): boolean[] | null {
  const bounces = results.filter(({ reason }) => !NO_BOUNCE.has(reason))
  const isTold = bounces.length > 0 && !bounces.some(({ reason }) => NO_REASON.has(reason))
  return isTold ? bounces.map(({ hardbounce }) => hardbounce) : null
}

/** What the codes tell, where a project gives no more, or nothing. */
function hardOfCodes({ code, status, dsn_fields_derived: fields = [] }: ExpectedItem): boolean[] | null {
  const codes = code || status ? [code ?? status] : fields.map((field) => field.status)
  const told = codes.map(hardByStatus).filter((hard) => hard !== null)
  return told.length > 0 && told.length === codes.length ? told : null
}

function expectedHard(name: string, item: ExpectedItem): boolean[] | null {
  if (item.results || /(?:^|\/)maildir\//.test(name)) return hardOfTable(item)
  if (!item.std_reason) return hardOfCodes(item)
  const isHard = HARD_BY_REASON[item.std_reason]
  return isHard === undefined ? null : [isHard]
}

const SAYS_UNKNOWN =
  /unknown user|user unknown|no such user|recipient not found|(?:does not|doesn't) (?:exist|have a)/i
const SAYS_AFTER_DATA = /end of data|smtp command\s{1,4}data|550:? ?: user unknown/i

const SAYS_CLOSED =
  /(?:account|mailbox|user|recipient)[^\n]{0,60}(?:disabled|deactivated|discontinued|closed|inactive|terminated)|(?:disabled|deactivated|closed|inactive) (?:account|mailbox|user|recipient)/i

/**
 * Sisimai calls "No such user" a filter, and so soft, wherever the mail does not say that it was the answer to `RCPT`;
 * the same words are hard in its other rows, in Mail::DeliveryStatus::BounceParser (`user_unknown`) and in RFC 3463
 * (X.1.1). Such rows are in dispute, unless the mail says that the refusal came after the data. So are those whose
 * account is said to be closed or disabled, and not for a time: Sisimai calls them soft, and nobody reads such a mailbox.
 */
function isInDispute({ results = [] }: ExpectedItem, mail: string): boolean {
  const isFiltered = results.some(({ reason }) => reason === 'filtered' || reason === 'suspend')
  const isClosed = results.some(({ reason }) => reason === 'suspend') && SAYS_CLOSED.test(mail)
  return (isFiltered && SAYS_UNKNOWN.test(mail) && !SAYS_AFTER_DATA.test(mail)) || isClosed
}

function expectedBounce(name: string, item: ExpectedItem): boolean | null {
  // Without a report there is no bounce: two spam mails, in which the pattern that made the list saw one.
  if (item.reports === '0' || item.is_feedback_report) return false
  if (item.is_bounce !== undefined) return item.is_bounce
  // The folder of mails that Sisimai reads nothing from.
  if (/(?:^|\/)not\//.test(name)) return false
  if (item.results) return item.results.some(({ reason }) => !NO_BOUNCE.has(reason))
  const actions = (item.dsn_fields_derived ?? []).map(({ action }) => action?.toLowerCase())
  return actions.length > 0 ? actions.includes('failed') : null
}

/** A report of failed authentication is filed under the complaints upstream; no recipient complained in it. */
function expectedKinds(item: ExpectedItem): MailKind[] | null {
  const [result] = item.results ?? []
  if (result?.feedbacktype?.startsWith('auth')) return ['OTHER', 'COMPLAINT']
  if (item.is_feedback_report || result?.reason === 'feedback') return ['COMPLAINT', 'UNSUBSCRIBE']
  return result?.reason === 'vacation' ? ['AUTO_REPLY', 'OTHER'] : null
}

const addressOf = (text: string | undefined) =>
  /[^\s<>;:,"()]+@[\w.-]+/.exec(text ?? '')?.[0].toLowerCase() ?? null

/** Who the mail itself says was not reached, where its report has no fields for it. */
function namedInMail(mail: string): string[][] {
  const failed = /^X-Failed-Recipients:(.*(?:\n[ \t].*)*)/im.exec(mail)?.[1]
  if (failed)
    return failed
      .split(',')
      .flatMap((text) => addressOf(text) ?? [])
      .map((address) => [address])
  const body = mail.slice(mail.indexOf('\n\n') + 1)
  const final = addressOf(/^Final-Recipient:(.*)/im.exec(body)?.[1])
  if (final) return [[final]]
  const to = addressOf(/^To:(.*)/im.exec(body)?.[1])
  const notice = body.slice(0, body.search(/^(?:Received|Return-Path|Message-ID):/im)).toLowerCase()
  // Where the enclosed mail was sent to counts if the notice before it names the same address.
  return to && notice.includes(to) ? [[to]] : []
}

function expectedRecipients(item: ExpectedItem, mail: string): string[][] | null {
  const fields = (item.dsn_fields_derived ?? [])
    .map((group) => [addressOf(group['original-recipient']), addressOf(group['final-recipient'])])
    .map((names) => names.filter((name) => name !== null))
    .filter((names) => names.length > 0)
  const listed = (item.addresses ?? []).map((address) => [address.toLowerCase()])
  const named = [listed, fields, namedInMail(mail)].find((names) => names.length > 0)
  return named ?? null
}

/** What the mail of a set should be read as. `mail` is its text, with line feeds. */
export function expectationOf(name: string, item: ExpectedItem, mail: string): Expectation {
  const isBounce = expectedBounce(name, item)
  return {
    isBounce,
    kinds: expectedKinds(item),
    isHard: isBounce ? expectedHard(name, item) : null,
    isHardInDispute: isInDispute(item, mail),
    recipients: isBounce ? expectedRecipients(item, mail) : null,
  }
}
