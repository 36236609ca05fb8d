import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import type { Composer } from '../../mail/compose.ts'
import type { Letter } from '../../mail/letter.ts'
import type { MailTransport } from '../../mail/transport.ts'
import type { Job, JobOutcome, Queue } from '../../queue/queue.ts'
import { type CopyOutcome, outcomeOf, suppressedOutcome, unmadeOutcome } from './copyOutcome.ts'
import { letterOf } from './letterOf.ts'
import { claimEmail, type PendingEmail, type PendingRecipient } from './pendingEmail.ts'
import { recheck } from './recheck.ts'
import { recordCopies } from './recordCopies.ts'

export type Sender = {
  database: Database
  queue: Queue
  composer: Composer
  transport: MailTransport
  log: Logger
  now: () => Date
}

/**
 * Hands over one email, a copy for each recipient that has none yet. What became of a copy is stored before the next one
 * is touched: a process that dies in between loses nothing, and repeats one copy at most (RFC 1047).
 */
export async function sendEmail(sender: Sender, { data, isLastTry }: Job<'email-send'>): Promise<JobOutcome> {
  const { database, now } = sender
  const { organizationId, emailId } = data
  const email = await claimEmail(database.read, { organizationId, emailId, now: now() })
  if (email === null) return 'DONE'
  if (!(await recheck(sender, data, email))) return 'DONE'
  const letter = writtenLetter(email)
  const pending = email.recipients.filter(({ isPending }) => isPending)
  const isOpen: boolean[] = []
  for (const [index, recipient] of pending.entries()) {
    const outcome = await sendCopy(sender, { data, letter, recipient, isLastTry })
    isOpen.push(outcome.isOpen)
    const isLast = index === pending.length - 1
    await store(sender, data, { email, outcome, isFinished: isLast && !isOpen.includes(true) })
  }
  if (pending.length === 0) await store(sender, data, { email, outcome: null, isFinished: true })
  return isOpen.includes(true) ? 'RETRY' : 'DONE'
}

type Copy = {
  data: Job<'email-send'>['data']
  letter: Letter
  recipient: PendingRecipient
  isLastTry: boolean
}

async function sendCopy(
  { composer, transport, log, now }: Sender,
  { data, letter, recipient, isLastTry }: Copy,
): Promise<CopyOutcome> {
  const { organizationId, emailId } = data
  const copy = { emailId, recipient, isLastTry }
  if (recipient.isSuppressed) return suppressedOutcome({ ...copy, now: now() })
  const addressee = { organizationId, recipientId: recipient.id, address: recipient.address }
  const message = await composer.compose(letter, addressee).catch((error: unknown) => {
    log.error({ err: error, emailId }, 'A message could not be put together.')
    return null
  })
  if (message === null) return unmadeOutcome({ ...copy, now: now() })
  const handover = await transport.send(message)
  return outcomeOf(handover, { ...copy, now: now() })
}

type Stored = { email: PendingEmail; outcome: CopyOutcome | null; isFinished: boolean }

async function store(
  { database, now }: Sender,
  { organizationId, emailId }: Job<'email-send'>['data'],
  { email, outcome, isFinished }: Stored,
): Promise<void> {
  const wasSent = email.sentAt !== null || outcome?.event.type === 'SENT'
  if (outcome?.event.type === 'SENT') email.sentAt = outcome.event.occurredAt
  await database.transact((run) =>
    recordCopies(run, {
      organizationId,
      emailId,
      outcomes: outcome === null ? [] : [outcome],
      finalStatus: isFinished ? (wasSent ? 'SENT' : 'FAILED') : null,
      now: now(),
    }),
  )
}

function writtenLetter(email: PendingEmail): Letter {
  return letterOf({
    messageId: email.messageId,
    date: email.writtenAt,
    from: { name: email.fromName, address: email.fromEmail },
    replyTo: email.replyTo,
    subject: email.subject,
    text: email.bodyText,
    html: email.bodyHtml,
    recipients: email.recipients,
    attachments: email.attachments.map((file) => ({ ...file, content: Buffer.from(file.content) })),
    isTracked: email.isTrackingEnabled,
    isAutomated: email.isAutomated,
  })
}
