import type { Rejection } from '../rejection.ts'
import type { SourceRecord } from '../source/source.ts'
import { answersLast } from './answersLast.ts'
import { bouncedOf, EMAIL, mailbox, recipientsOf, SENDER, statusOf } from './emailSpec.ts'
import { listOf } from './partyRecords.ts'
import { isRaw, type Raw } from './spec.ts'
import type { Telling } from './telling.ts'
import { id, instant } from './values.ts'

type Invoice = { id: unknown; partyId: unknown }

/** Who emails were sent by: workflows name them too. */
export function* senderRecords(telling: Telling, emails: unknown): Generator<SourceRecord> {
  for (const [index, email] of listOf(emails).entries()) {
    const sender = isRaw(email) ? email.email_sender : undefined
    if (!isRaw(sender) || !telling.told.isNews(`sender ${String(sender.id)}`, sender)) continue
    yield telling.record({
      type: 'emailSender',
      spec: SENDER,
      source: sender,
      path: `emails[${index}].email_sender`,
      extra: telling.member('userEmail', sender, ['user', 'user_id']),
      origins: { userEmail: 'user_id' },
    })
  }
}

/** The emails of an invoice, each after the one that it answers and after its thread. */
export function* emailRecords(
  telling: Telling,
  emails: unknown,
  { invoice, line }: { invoice: Invoice; line: number },
): Generator<SourceRecord | Rejection> {
  const { sorted, circular } = answersLast(listOf(emails))
  for (const { email, index } of circular) {
    const reason = 'is an answer to this email, or to one that answers it'
    yield { line, field: telling.fieldOf(`emails[${index}]`, 'parent_email_id'), reason, record: email }
  }
  yield* threadRecords(telling, sorted, invoice)
  for (const { email, index } of sorted) {
    yield emailRecord(telling, email, { path: `emails[${index}]`, invoice })
  }
}

type Placed = { email: Raw; index: number }

/** Stuut tells no more of a thread than its id: its subject is that of its first email here. */
function* threadRecords(
  telling: Telling,
  emails: readonly Placed[],
  { partyId }: Invoice,
): Generator<SourceRecord> {
  for (const { email, index } of emails) {
    const { thread_id: threadId, subject } = email
    if (threadId == null || threadId === '' || !telling.told.isNews(`thread ${String(threadId)}`, 1)) continue
    yield telling.record({
      type: 'emailThread',
      spec: { externalId: { key: 'thread_id', as: id }, createdAt: { key: 'created_at', as: instant } },
      source: email,
      path: `emails[${index}]`,
      isMention: true,
      extra: { subject: subject ?? null, ...(partyId == null ? {} : { partyExternalId: partyId }) },
    })
  }
}

function emailRecord(
  telling: Telling,
  email: Raw,
  { path, invoice }: { path: string; invoice: Invoice },
): SourceRecord {
  const recipients = recipientsOf(email)
  const { address: fromEmail, name: fromName } = mailbox(email.from_email)
  const places = recipients.map(({ place }, index) => [`recipients[${index}]`, place])
  return telling.record({
    type: 'email',
    spec: EMAIL,
    source: {
      ...email,
      ...statusOf(email),
      direction: email.direction ?? 'outbound',
      from_email: fromEmail,
      email_sender_id: email.email_sender_id ?? (isRaw(email.email_sender) ? email.email_sender.id : null),
      attachments: attachmentsOf(telling, email),
    },
    raw: email,
    path,
    addsInvoices: true,
    extra: {
      ...(statusOf(email).statusText === undefined ? {} : { statusText: email.status }),
      ...(fromName === undefined ? {} : { fromName }),
      ...(isHtml(email.body) ? { bodyHtml: email.body } : {}),
      ...initiatorOf(telling, email),
      ...(invoice.partyId == null ? {} : { partyExternalId: invoice.partyId }),
      invoiceExternalIds: invoice.id == null ? [] : [invoice.id],
      recipients: recipients.map(({ recipient }) => recipient),
      ...calloutOf(email, recipients),
    },
    origins: {
      bodyHtml: 'body',
      statusText: 'status',
      fromName: 'from_email',
      initiator: 'author',
      bounceCallout: 'bounced_addresses',
      ...Object.fromEntries(places),
    },
  })
}

function attachmentsOf(telling: Telling, { attachments }: Raw): unknown {
  if (!Array.isArray(attachments)) return attachments
  return attachments.map((entry: unknown) =>
    isRaw(entry) ? { ...entry, ...telling.member('user_email', entry, ['user', 'user_id']) } : entry,
  )
}

/** Who wrote it, else who sent it; nobody known is the system. */
function initiatorOf(telling: Telling, email: Raw): Raw {
  const { initiator } = telling.member('initiator', email, ['author', 'author_id'])
  const sentBy =
    initiator ?? telling.member('initiator', { sent_by_id: email.sent_by_id }, ['', 'sent_by_id']).initiator
  return sentBy === undefined ? {} : { initiator: { kind: 'USER', email: sentBy } }
}

/** Addresses that bounced and are no recipients of this copy. */
function calloutOf(email: Raw, recipients: ReturnType<typeof recipientsOf>): Raw {
  const known = new Set(recipients.map(({ recipient }) => String(recipient.address).toLowerCase()))
  const others = bouncedOf(email).filter((address) => !known.has(address.toLowerCase()))
  if (others.length === 0) return {}
  const detectedAt = instant(email.sent_at ?? email.created_at)
  return { bounceCallout: { source: 'UNKNOWN', detectedAt, recipientEmails: others } }
}

function isHtml(body: unknown): boolean {
  return typeof body === 'string' && /<(html|body|div|p|br|table|span|a)[\s>/]/i.test(body)
}
