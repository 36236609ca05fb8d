import type { Job } from '../../queue/queue.ts'
import { failedOutcome } from './copyOutcome.ts'
import { recordCopies } from './recordCopies.ts'
import type { Sender } from './sender.ts'
import { takeEmail } from './takeEmail.ts'

/** Ends an email that is not tried again: without a job it would wait for ever. */
export async function giveUp(sender: Sender, job: Job<'email-send'>): Promise<void> {
  const email = await takeEmail(sender, job)
  if (email === null) return
  const { organizationId, emailId } = job.data
  const now = sender.now()
  const outcomes = email.recipients
    .filter(({ isPending }) => isPending)
    .map((recipient) => failedOutcome({ emailId, recipient, now }, 'Every try to send it met a fault.'))
  await sender.database.transact((run) =>
    recordCopies(run, { organizationId, emailId, outcomes, ends: 'DONE', now }),
  )
}
