import type { Logger } from 'pino'
import type { OpenDatabase } from '../database/open.ts'
import { report } from './output.ts'

const STOP_PATIENCE = 10_000

/** Without its database a process is of no use: when that is gone for good it ends, so that its supervisor can act. */
export function endWithDatabase(
  { failed }: Pick<OpenDatabase, 'failed'>,
  stop: () => Promise<void>,
  log: Logger,
): void {
  void failed.then(async (error) => {
    log.fatal({ err: error }, 'The database is gone; stopping.')
    report(error.message)
    // Whatever still waits for the database waits in vain.
    setTimeout(() => process.exit(1), STOP_PATIENCE).unref()
    await stop().catch(() => {})
    process.exit(1)
  })
}
