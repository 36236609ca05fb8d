import { setTimeout as pause } from 'node:timers/promises'
import { isUnavailable } from '../../database/unavailable.ts'
import type { Letter } from '../../mail/letter.ts'
import type { Job, JobOutcome } from '../../queue/queue.ts'
import { type CopyOutcome, copyOutcomeOf, failedOutcome, suppressedOutcome } from './copyOutcome.ts'
import { letterOf } from './letterOf.ts'
import { type PendingEmail, type PendingRecipient, stillPending } from './pendingEmail.ts'
import { recheck } from './recheck.ts'
import { recordCopies } from './recordCopies.ts'
import type { Sender } from './sender.ts'
import { takeEmail } from './takeEmail.ts'

type SendJob = Job<'email-send'>

/**
 * Hands over one email, a copy for each recipient that has none yet. What became of a copy is stored before the next one
 * is touched: a process that dies in between loses nothing, and repeats one copy at most (RFC 1047).
 */
export async function sendEmail(sender: Sender, job: SendJob): Promise<JobOutcome> {
  const email = await takeEmail(sender, job)
  if (email === null || !(await recheck(sender, job, email))) return 'DONE'
  const letter = writtenLetter(email)
  const pending = email.recipients.filter(({ isPending }) => isPending)
  let isAnyOpen = false
  for (const [index, recipient] of pending.entries()) {
    if (job.signal.aborted) return 'RETRY'
    const isFirst = index === 0
    const outcome = await nextOutcome(sender, job, { letter, recipient, isFirst })
    isAnyOpen ||= outcome?.isOpen === true
    const isOver = index === pending.length - 1
    if (outcome !== null || isOver)
      await store(sender, job, { outcome, ends: isOver ? endOf(isAnyOpen) : null })
  }
  if (pending.length === 0) await store(sender, job, { outcome: null, ends: 'DONE' })
  return endOf(isAnyOpen)
}

function endOf(isAnyOpen: boolean): JobOutcome {
  return isAnyOpen ? 'RETRY' : 'DONE'
}

type Copy = { letter: Letter; recipient: PendingRecipient }

/**
 * What becomes of the next copy; null when nothing is to be done for its recipient any more. While the copies before it
 * were handed over, its address may have been suppressed, and another attempt may have sent it.
 */
async function nextOutcome(
  sender: Sender,
  job: SendJob,
  { letter, recipient, isFirst }: Copy & { isFirst: boolean },
): Promise<CopyOutcome | null> {
  if (isFirst) return sendCopy(sender, job, { letter, recipient })
  const known = await stillPending(sender.database.read, job.data, recipient)
  return known === null ? null : sendCopy(sender, job, { letter, recipient: known })
}

async function sendCopy(
  { composer, transport, log, now }: Sender,
  { data: { organizationId, emailId }, isLastTry }: SendJob,
  { letter, recipient }: Copy,
): Promise<CopyOutcome> {
  const copy = { emailId, recipient }
  if (recipient.isSuppressed) return suppressedOutcome({ ...copy, now: now() })
  const addressee = { organizationId, recipientId: recipient.id, address: recipient.address }
  const message = await composer.compose(letter, addressee).catch((error: unknown) => {
    log.error({ err: error, emailId }, 'A message could not be put together.')
    return null
  })
  // A letter that cannot be made will not be made at the next try either.
  if (message === null)
    return failedOutcome({ ...copy, now: now() }, 'The message could not be put together.')
  const handover = await transport.send(message)
  return copyOutcomeOf(handover, { ...copy, now: now(), isLastTry })
}

type Stored = { outcome: CopyOutcome | null; ends: JobOutcome | null }

async function store({ database, now }: Sender, { data }: SendJob, { outcome, ends }: Stored): Promise<void> {
  const copies = { ...data, outcomes: outcome === null ? [] : [outcome], ends, now: now() }
  const record = () => database.transact((run) => recordCopies(run, copies))
  // The mail server has it, or has refused it for good: what is not stored now would be done again.
  const isDone = outcome?.event.type === 'SENT' || outcome?.event.type === 'BOUNCED'
  await (isDone ? untilStored(record) : record())
}

/** Milliseconds before the next try, each time twice as long: about a minute together. */
const PAUSES = Array.from({ length: 11 }, (_, tries) => 30 * 2 ** tries)

/** Stores what must not be forgotten, over and over while the database is out of reach for the moment. */
async function untilStored(store: () => Promise<void>): Promise<void> {
  for (const milliseconds of PAUSES) {
    try {
      return await store()
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await pause(milliseconds)
    }
  }
  await store()
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
