import { createDatabase } from '../database/client.ts'
import { openDatabase } from '../database/open.ts'
import { readKeys } from '../database/setting.ts'
import { createMailroom } from '../queue/mailroom.ts'
import { createQueue } from '../queue/queue.ts'
import type { Env } from '../server/env.ts'
import { endWithDatabase } from './endWithDatabase.ts'
import { report } from './output.ts'
import { logUnheard, openLog } from './serve/log.ts'
import { startWork } from './serve/startWork.ts'
import { stopOnSignal } from './stopOnSignal.ts'

/** Works on the queue until a signal comes. Any number of these may run beside one another and beside servers. */
export async function runWorker(env: Env): Promise<void> {
  const log = openLog(env)
  logUnheard(log)
  const opened = await openDatabase(env, { mayMake: false, report })
  const database = createDatabase({ url: opened.url, poolSize: env.poolSize })
  const queue = createQueue({ url: opened.url, log, isWorker: true })
  const stop = async () => {
    await queue.stop()
    await database.$disconnect()
    await opened.close()
  }
  stopOnSignal(stop, log)
  endWithDatabase(opened, stop, log)
  const { mailKey } = await readKeys(database)
  const mailroom = createMailroom({ queue, mail: env.mail, mailKey })
  await startWork({ database, queue, mailroom, mail: env.mail, log })
  report('The worker is at work. Ctrl-C stops it.')
}
