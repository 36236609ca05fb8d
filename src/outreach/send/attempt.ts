import type { Job, JobOutcome } from '../../queue/queue.ts'
import { giveUp } from './giveUp.ts'
import { sendEmail } from './sendEmail.ts'
import type { Sender } from './sender.ts'

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
