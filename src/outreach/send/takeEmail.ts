import type { Job } from '../../queue/queue.ts'
import { claimEmail } from './claimEmail.ts'
import { sentOutcome } from './copyOutcome.ts'
import { dueTime } from './dueTime.ts'
import type { PendingEmail } from './pendingEmail.ts'
import { recordCopies } from './recordCopies.ts'
import type { Sender } from './sender.ts'

/** Claims an email to be sent, and stores first of all that a copy was sent where something else tells so. */
export async function takeEmail(
  { database, now }: Sender,
  job: Pick<Job<'email-send'>, 'data' | 'startAfter'>,
): Promise<PendingEmail | null> {
  const { organizationId, emailId } = job.data
  const claim = { organizationId, emailId, now: now(), dueAt: dueTime(job, now()) }
  const email = await claimEmail(database.read, claim)
  if (email === null) return null
  const outcomes = email.recipients.flatMap((recipient) => {
    if (recipient.arrivedAt === null) return []
    return [
      sentOutcome({ emailId, recipient, now: new Date(recipient.arrivedAt) }, 'Told by what came later.'),
    ]
  })
  const [first] = outcomes
  if (first === undefined) return email
  await database.transact((run) => recordCopies(run, { ...claim, outcomes, ends: null }))
  return { ...email, sentAt: email.sentAt ?? first.event.occurredAt }
}
