import { text } from 'node:stream/consumers'
import { createDatabase } from '../database/client.ts'
import { openDatabase } from '../database/open.ts'
import { readKeys } from '../database/setting.ts'
import { exportFile } from '../exchange/export/exportFile.ts'
import { plainQuery } from '../exchange/export/plainQuery.ts'
import { isUuid } from '../graph/globalId.ts'
import { operatorOf } from '../ledger/account/operator.ts'
import { createMailroom } from '../queue/mailroom.ts'
import { createQueue } from '../queue/queue.ts'
import { type Env, readEnv } from '../server/env.ts'
import { printResult, report } from './output.ts'
import { createExportContext } from './serve/exportContext.ts'
import { openLog } from './serve/log.ts'

type Options = { organizationId: string; format: 'JSON_LINES' | 'CSV'; output: string | null }

/** Milliseconds: nobody else waits. */
const PATIENCE = 600_000

/** Writes a list as somebody sees it who may see all of the organization. */
export async function runExport(what: string, options: Options): Promise<void> {
  const env = readEnv(process.env)
  const given = what === '-' ? await text(process.stdin) : what
  const opened = await openDatabase(env, { mayMake: false, report })
  const database = createDatabase({ url: opened.url, poolSize: 1, statementTimeout: PATIENCE })
  try {
    const { organizationId } = options
    const viewer = isUuid(organizationId) ? await operatorOf(database.read, organizationId) : null
    if (viewer === null) throw new Error(`There is no organization ${organizationId}.`)
    const pieces = await createExportContext({ ...(await keysOf(opened.url, env)), exports: database })
    const { schema } = pieces
    const query = /^\w+$/.test(given) ? plainQuery(schema, given) : given
    const now = new Date()
    const contextOf = () => pieces.contextOf(viewer, now)
    const result = await exportFile({ schema, query, contextOf, ...options })
    if (options.output === null) report(JSON.stringify(result))
    else printResult(result)
  } finally {
    await database.$disconnect()
    await opened.close()
  }

  async function keysOf(url: string, { mail, isAccelerated }: Env) {
    const { cursorKey, mailKey } = await readKeys(database)
    // Nothing is sent: addresses of files are made by it.
    const queue = createQueue({ url, log: openLog(env), isWorker: false })
    return { cursorKey, isAccelerated, mailroom: createMailroom({ queue, mail, mailKey }) }
  }
}
