import { readFileSync } from 'node:fs'

const FILE = new URL('../../../shared/reference/003_f7313a5f3322e87e.txt', import.meta.url)
const MEMBER = 'mia@duegraph.example'

type Path = readonly string[]

/** The example of Stuut's own documentation with its placeholders made real; null where it is not at hand. */
export function readExample(): Record<string, unknown> | null {
  let text: string
  try {
    text = readFileSync(FILE, 'utf8')
  } catch {
    return null
  }
  const start = text.indexOf('\n{\n  "amount_due"') + 1
  const end = text.indexOf('\n}\n', start) + 2
  // An object, as it begins with a brace.
  const example = real(JSON.parse(text.slice(start, end)), []) as Record<string, Record<string, unknown>>
  return joined(example)
}

/** Every placeholder becomes a value of its own, by its key. */
function real(value: unknown, path: Path): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => real(entry, [...path, String(index)]))
  if (typeof value !== 'object' || value === null) return realLeaf(value, path)
  const keys = Object.keys(value)
  if (keys.length === 0) return { of: path.join(' ') }
  const entries = Object.entries(value).filter(([key]) => key !== 'object')
  return Object.fromEntries(entries.map(([key, entry]) => [key, real(entry, [...path, key])]))
}

function realLeaf(value: unknown, path: Path): unknown {
  const key = path.findLast((part) => !/^\d+$/.test(part)) ?? ''
  if (value === '<array>') return []
  if (value === '<unknown>') return unknownOf(key, path)
  if (value === '2023-11-07T05:31:56Z') return instantOf(path)
  if (value === 123) return numberOf(key, path)
  return typeof value === 'string' && /^<string>$|protected/.test(value) ? textOf(key, path) : value
}

/** Another number for every place, the same one each time. */
function numberAt(path: Path): number {
  let hash = 7
  for (const character of path.join('/')) hash = (hash * 31 + character.charCodeAt(0)) % 9_973
  return hash
}

function instantOf(path: Path): string {
  const day = String(1 + (numberAt(path) % 28)).padStart(2, '0')
  return `2026-01-${day}T05:31:${String(numberAt(path) % 60).padStart(2, '0')}.000Z`
}

const AMOUNTS: Readonly<Record<string, number>> = {
  subtotal: 10_000,
  total_discount: 500,
  total_tax: 1_900,
  total_amount: 11_400,
  amount_due: 11_400,
  amount_paid: 4_000,
}

function numberOf(key: string, path: Path): number {
  if (path.length === 1 && key in AMOUNTS) return AMOUNTS[key] ?? 0
  return key === 'active_days' ? 1 + (numberAt(path) % 7) : 1 + numberAt(path)
}

function unknownOf(key: string, path: Path): unknown {
  if (key === 'recording_url' || key === 'src') return `https://files.example/${numberAt(path)}`
  if (key === 'pdf' || key === 'status') return null
  return { said: path.join(' ') }
}

const ADDRESSES = [
  'email',
  'billing_email',
  'report_email',
  'from_email',
  'test_email',
  'reply_to',
  'to',
  'cc',
  'bcc',
]
const URLS = /(^|_)(url|link|pdf)$|^logo/

function textOf(key: string, path: Path): string {
  if (key === 'email' && /assignee|approver|author/.test(path.at(-2) ?? '')) return MEMBER
  if (ADDRESSES.includes(key)) return `a${numberAt(path)}@mail.example`
  if (URLS.test(key)) return `https://web.example/${numberAt(path)}`
  if (key === 'email_reason') return 'payment_reminder'
  if (key === 'outreach_window_start') return '09:00'
  if (key === 'outreach_window_end') return '17:30'
  return `${key} ${numberAt(path)}`
}

/** What names another thing of the document names it. */
function joined(example: Record<string, unknown>): Record<string, unknown> {
  const document = JSON.parse(JSON.stringify(example))
  const { partner, calls, emails, payments, linked_integration: connection } = document
  Object.assign(document, {
    partner_id: partner.id,
    voided_at: null,
    marked_uncollectible_at: null,
    paid_at: null,
  })
  Object.assign(document.assignee, USER)
  Object.assign(connection, { owner_id: USER.id, integration_name: connection.integration.name })
  for (const line of document.line_items) line.currency = document.currency
  joinPartner(partner, connection)
  for (const call of calls) joinCall(call, partner, emails[0].email_sender)
  for (const email of emails) joinEmail(email)
  for (const allocation of payments) joinAllocation(allocation, document)
  return Object.assign(document, {
    last_outreach_channel: 'call',
    last_outreach_at: calls[0].start_time,
    last_outreach_to: calls[0].to_number,
  })
}

const USER = { id: 'user-1' }

// Of what JSON.parse gives nothing is known.
type Json = ReturnType<typeof JSON.parse>

function joinPartner(partner: Json, connection: Json): void {
  Object.assign(partner.assignee, USER)
  Object.assign(partner, { linked_integration: connection, assignee_id: USER.id, parent_id: null })
  for (const tag of partner.tags) tag.tag_id = tag.tag.id
  for (const portal of partner.ap_portals) portal.account_id = portal.account.id
  for (const { address, address_id: id, addresses } of partner.contacts) {
    Object.assign(addresses[0], { ...address, id: String(id), phone: undefined, remote_id: undefined })
  }
}

function joinCall(call: Json, partner: Json, sender: Json): void {
  Object.assign(call.approver, USER)
  Object.assign(call, {
    direction: 'outbound',
    partner,
    partner_id: partner.id,
    approver_id: USER.id,
    start_time: '2026-01-30T08:00:00.000Z',
    end_time: '2026-01-30T08:10:00.000Z',
  })
  call.workflow.email_sender_id = sender.id
  for (const { tasks } of call.classifications) for (const task of tasks) Object.assign(task.assignee, USER)
}

function joinEmail(email: Json): void {
  const { from_email, to, cc, bcc, reply_to } = email
  Object.assign(email.author, USER)
  email.email_sender.user_id = USER.id
  Object.assign(email, {
    parent_email_id: null,
    email_sender_id: email.email_sender.id,
    sent_by_id: USER.id,
    bounced_addresses: [to[0]],
    participants: [...new Set([from_email, ...to, ...cc, ...bcc, ...reply_to])],
  })
  for (const attachment of email.attachments) attachment.user_id = USER.id
  for (const link of email.remote_links) link.email_sender_id = email.email_sender.id
}

function joinAllocation(allocation: Json, document: Json): void {
  const { payment } = allocation
  Object.assign(allocation, { invoice_id: document.id, payment_id: payment.id, approver_id: USER.id })
  Object.assign(payment, {
    partner_id: document.partner.id,
    linked_integration_id: document.linked_integration.id,
    transaction_match_approver_id: USER.id,
  })
}
