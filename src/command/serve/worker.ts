import { readEnv } from '../../server/env.ts'
import { startServer } from '../../server/server.ts'
import { reportError } from '../output.ts'
import { type Connections, connect, disconnect } from './connections.ts'
import { logUnheard, openLog } from './log.ts'
import type { FromWorker, Opening, ToWorker } from './message.ts'
import { openApi } from './openApi.ts'

// A process that only serves: the database, the demo ledger and the end are the primary's business. When the
// primary is gone, however that came about, node:cluster ends this process.

/** The terminal sends Ctrl-C to every process of its group. The primary hears it too, and says when to stop. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

try {
  await serve()
} catch (error) {
  fail(error)
}

async function serve(): Promise<void> {
  const env = readEnv(process.env)
  const log = openLog(env)
  logUnheard(log)
  const server = await startServer({ env, log })
  let connections: Connections | null = null

  const open = async ({ databaseUrl, cursorKey, mailKey, demoToken }: Opening) => {
    connections = connect(databaseUrl, env, log)
    const keys = {
      cursorKey: Buffer.from(cursorKey, 'base64url'),
      mailKey: Buffer.from(mailKey, 'base64url'),
    }
    await openApi(server, { connections, env, log, keys, demoToken })
    tell({ kind: 'open' })
  }
  const stop = async () => {
    await server.stop()
    if (connections !== null) await disconnect(connections)
    process.exit(0)
  }

  process.on('message', (message: ToWorker) => {
    const done = message.kind === 'open' ? open(message.opening) : stop()
    done.catch(fail)
  })
  tell({ kind: 'listening', url: server.url })
}

function tell(message: FromWorker): void {
  process.send?.(message)
}

function fail(error: unknown): void {
  reportError(error)
  process.exit(1)
}
