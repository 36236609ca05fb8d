import { attempt } from './attempt.ts'
import { inTurn } from './inTurn.ts'
import { requeueStranded } from './requeueStranded.ts'
import type { Sender } from './sender.ts'

/**
 * Milliseconds in which the jobs of one claim begin copies. A copy may take the mail server two minutes and the database
 * another one, and must be over before the claim expires and somebody else sends it.
 */
const BEGIN_WITHIN = 400_000

/** Sends what waits in the queue, `slots` emails at a time and those to one address in order, until the queue is stopped. */
export async function startMailWorker(sender: Sender, slots: number): Promise<void> {
  await sender.queue.work('email-send', slots, (jobs) => {
    const patience = AbortSignal.timeout(BEGIN_WITHIN)
    return inTurn(sender, jobs, (job) =>
      attempt(sender, { ...job, signal: AbortSignal.any([job.signal, patience]) }),
    )
  })
  await requeueStranded(sender).catch((error: unknown) =>
    sender.log.warn({ err: error }, 'It could not be looked for emails without a job.'),
  )
}
