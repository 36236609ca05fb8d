import { createDatabase } from '../database/client.ts'
import { openDatabase } from '../database/open.ts'
import { readKeys } from '../database/setting.ts'
import { createMailroom } from '../queue/mailroom.ts'
import { createQueue } from '../queue/queue.ts'
import type { Env } from '../server/env.ts'
import { endWithDatabase } from './endWithDatabase.ts'
import { report } from './output.ts'
import { createExportDatabase } from './serve/exportDatabase.ts'
import { logUnheard, openLog } from './serve/log.ts'
import { startWork } from './serve/startWork.ts'
import { stopOnSignal } from './stopOnSignal.ts'

/** Works on the queue until a signal comes. Any number of these may run beside one another and beside servers. */
export async function runWorker(env: Env): Promise<void> {
  const log = openLog(env)
  logUnheard(log)
  const opened = await openDatabase(env, { mayMake: false, report })
  const database = createDatabase({ url: opened.url, poolSize: env.poolSize })
  const exports = createExportDatabase(opened.url)
  const queue = createQueue({ url: opened.url, log, isWorker: true })
  const stop = async () => {
    await queue.stop()
    await Promise.all([database.$disconnect(), exports.$disconnect()])
    await opened.close()
  }
  stopOnSignal(stop, log)
  endWithDatabase(opened, stop, log)
  const { mailKey, cursorKey } = await readKeys(database)
  const mailroom = createMailroom({ queue, mail: env.mail, mailKey })
  const { mail, isAccelerated } = env
  await startWork({ database, exports, queue, mailroom, mail, log, cursorKey, isAccelerated })
  report('The worker is at work. Ctrl-C stops it.')
}
