import type { Job, JobOutcome } from '../../queue/queue.ts'
import { type Sender, sendEmail } from './sendEmail.ts'

/** Sends what waits in the queue, `slots` emails at a time, until the queue is stopped. */
export async function startMailWorker(sender: Sender, slots: number): Promise<void> {
  await sender.queue.work('email-send', slots, (jobs) => Promise.all(jobs.map((job) => attempt(sender, job))))
}

/** A fault of ours, or of the database, is no reason to give up: the email waits for another try. */
async function attempt(sender: Sender, job: Job<'email-send'>): Promise<JobOutcome> {
  try {
    return await sendEmail(sender, job)
  } catch (error) {
    sender.log.warn(
      { err: error, emailId: job.data.emailId },
      'An email could not be sent now; it is tried again.',
    )
    return 'RETRY'
  }
}
