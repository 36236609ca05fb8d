import type { Exporter } from './exporter.ts'
import { removeBulkQuery } from './removeBulkQuery.ts'
import { requeueStranded } from './requeue.ts'
import { runBulkQuery } from './runBulkQuery.ts'

/**
 * Runs exports one at a time, each for a turn, and removes those whose time is over, until the queue is stopped. One alone keeps
 * a core at work.
 */
export async function startExportWorker(exporter: Exporter): Promise<void> {
  const { queue, database, log, now } = exporter
  await queue.work('bulk-query', 1, (jobs) =>
    Promise.all(
      jobs.map(({ data, signal, isLastTry }) => runBulkQuery(exporter, { ...data, signal, isLastTry })),
    ),
  )
  await queue.work('bulk-query-removal', 1, (jobs) =>
    Promise.all(jobs.map(({ data }) => removeBulkQuery(database, { ...data, now: now() }))),
  )
  await requeueStranded(exporter).catch((error: unknown) =>
    log.warn({ err: error }, 'It could not be looked for exports without a job.'),
  )
}
