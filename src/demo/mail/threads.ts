import type { Direction, Email, EmailThread } from '../../../prisma/generated/client/client.ts'
import { subjectKeyOf } from '../../outreach/delivery/letter/subjectKey.ts'
import type { Past } from '../past.ts'
import type { World } from '../world.ts'

const PREFIXES = /^((re|aw|automatic reply|abwesenheitsnotiz):\s*)+/i

/** Emails that answer one another are one thread, whoever wrote them; every other email begins one. */
export function gatherThreads({ world }: Past): void {
  const { ledger } = world
  // What is answered is stored before the answer.
  ledger.email.sort((left, right) => left.createdAt.getTime() - right.createdAt.getTime())
  const invoicesOf = Map.groupBy(ledger.email_invoice, ({ emailId }) => emailId)
  const threads = new Map<string, EmailThread>()
  const latest: Latest = { INBOUND: new Map(), OUTBOUND: new Map() }
  for (const email of inOrder(ledger.email)) {
    const invoiceIds = (invoicesOf.get(email.id) ?? []).map(({ invoiceId }) => invoiceId)
    const parent = answeredBy(email, invoiceIds, latest)
    nameMessage(email)
    if (parent !== undefined) answer(email, parent)
    const thread = threads.get(parent?.threadId ?? '') ?? begin(world, email)
    threads.set(thread.id, thread)
    join(email, thread)
    if (email.sentAt === null || email.isBounced) continue
    for (const invoiceId of invoiceIds) latest[email.direction].set(invoiceId, email)
  }
}

/** The last letter about each invoice, either way. */
type Latest = Record<Direction, Map<string, Email>>

function answeredBy(email: Email, [invoiceId = '']: readonly string[], latest: Latest): Email | undefined {
  return isAnswer(email) ? latest[OTHER[email.direction]].get(invoiceId) : undefined
}

const OTHER = { INBOUND: 'OUTBOUND', OUTBOUND: 'INBOUND' } as const

function inOrder(emails: readonly Email[]): Email[] {
  return [...emails].sort((left, right) => left.timelineAt.getTime() - right.timelineAt.getTime())
}

/** Ours always answer something; a customer may as well begin anew. */
function isAnswer({ reason, direction, subject }: Email): boolean {
  return reason === 'REPLY' && (direction === 'OUTBOUND' || PREFIXES.test(subject ?? ''))
}

/** What has a Message-ID has been sent: mail that waits has none, or a worker would take it for real. */
function nameMessage(email: Email): void {
  if (email.sentAt === null) return
  const host = email.fromEmail?.replace(/.*@/, '')
  const local = email.direction === 'OUTBOUND' ? email.id : email.id.replaceAll('-', '').slice(6)
  email.messageId = `${local}@${host}`
}

function answer(email: Email, parent: Email): void {
  const prefix = email.subject?.match(PREFIXES)?.[0] ?? 'Re: '
  email.subject = `${prefix.replace(/^RE/, 'Re')}${parent.subject?.replace(PREFIXES, '')}`
  email.parentEmailId = parent.id
  email.inReplyTo = parent.messageId
}

function join(email: Email, thread: EmailThread): void {
  email.threadId = thread.id
  if (email.createdAt > thread.updatedAt) thread.updatedAt = email.createdAt
}

function begin(world: World, { partyId, subject, createdAt, organizationId }: Email): EmailThread {
  const thread: EmailThread = {
    organizationId,
    id: world.id(createdAt),
    partyId,
    subject,
    subjectKey: subjectKeyOf(subject),
    createdAt,
    updatedAt: createdAt,
  }
  world.ledger.email_thread.push(thread)
  return thread
}
