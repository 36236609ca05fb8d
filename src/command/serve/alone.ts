import type { Logger } from 'pino'
import { openDatabase } from '../../database/open.ts'
import { readKeys } from '../../database/setting.ts'
import type { Env } from '../../server/env.ts'
import { startServer } from '../../server/server.ts'
import { endWithDatabase } from '../endWithDatabase.ts'
import { report } from '../output.ts'
import { stopOnSignal } from '../stopOnSignal.ts'
import { welcome } from '../welcome.ts'
import { connect, disconnect } from './connections.ts'
import { openApi } from './openApi.ts'
import { openDemo } from './openDemo.ts'

/** One process that does everything. It takes the port first: that it is in use should be said before anything is made. */
export async function serveAlone(env: Env, log: Logger): Promise<void> {
  const server = await startServer({ env, log })
  const opening = openDatabase(env, { mayMake: true, report })
  const connecting = opening.then(({ url }) => connect(url, env, log))

  let isStopping = false
  const stop = async () => {
    isStopping = true
    await server.stop()
    // What could not be opened need not be closed, and has been reported.
    await connecting.then(disconnect).catch(() => {})
    await opening.then((opened) => opened.close()).catch(() => {})
  }
  stopOnSignal(stop, log)

  try {
    const [opened, connections] = await Promise.all([opening, connecting])
    endWithDatabase(opened, stop, log)
    const { database } = connections
    const demoToken = env.isDemo ? await openDemo(database, env) : null
    const keys = await readKeys(database)
    await openApi(server, { connections, env, log, keys, demoToken })
    process.stdout.write(welcome({ url: server.url, folder: opened.folder, demoToken }))
  } catch (error) {
    // A signal during the start makes it fail, and its own stop is under way.
    if (isStopping) return
    await stop()
    throw error
  }
}
