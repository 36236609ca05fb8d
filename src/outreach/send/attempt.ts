import type { Job, JobOutcome } from '../../queue/queue.ts'
import { failedOutcome } from './copyOutcome.ts'
import { recordCopies } from './recordCopies.ts'
import { sendEmail } from './sendEmail.ts'
import type { Sender } from './sender.ts'
import { takeEmail } from './takeEmail.ts'

/** A fault of ours, or of the database, is no reason to give up before the last try: the email waits for another one. */
export async function attempt(sender: Sender, job: Job<'email-send'>): Promise<JobOutcome> {
  const { emailId } = job.data
  try {
    return await sendEmail(sender, job)
  } catch (error) {
    sender.log.warn({ err: error, emailId, isLastTry: job.isLastTry }, 'An email could not be sent now.')
  }
  if (job.isLastTry) {
    await giveUp(sender, job).catch((error: unknown) =>
      sender.log.error({ err: error, emailId }, 'An email has no job any more; the next start makes one.'),
    )
  }
  return 'RETRY'
}

/** Ends an email that is not tried again: without a job it would wait for ever. */
async function giveUp(sender: Sender, job: Job<'email-send'>): Promise<void> {
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
