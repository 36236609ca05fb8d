import { EXPORT_LIMITS } from '../../exchange/export/limits.ts'
import { startExportWorker } from '../../exchange/export/startExportWorker.ts'
import { createExportContext } from './exportContext.ts'
import type { Work } from './work.ts'

/** Milliseconds after which an export lets others go first. */
const TURN = 5_000

/** Runs the exports that wait in the queue. */
export async function startExports(work: Omit<Work, 'mail'>): Promise<void> {
  const { database, queue, log } = work
  const { schema, contextOf } = await createExportContext(work)
  const settings = { limits: EXPORT_LIMITS, turn: TURN, now: () => new Date() }
  await startExportWorker({ database, queue, schema, contextOf, log, ...settings })
}
