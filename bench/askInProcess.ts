import pino from 'pino'
import { createDatabase } from '../src/database/client.ts'
import { readKeys } from '../src/database/setting.ts'
import { createDuegraph } from '../src/server/yoga.ts'
import { createTestMailroom } from '../test/mailroom.ts'
import { openDatabase, withToken } from './compare/database.ts'
import type { LedgerOptions } from './compare/options.ts'
import { fillLedger } from './ledger/fillLedger.ts'

/** Answers a document of the bench's user, as text; throws where the answer has errors. */
export type AskInProcess = (query: string) => Promise<string>

/** Runs with the whole API in this process, without a server in front, on such a ledger, which is filled where it is not. */
export async function withApi(
  ledger: LedgerOptions,
  work: (ask: AskInProcess, url: string) => Promise<void>,
): Promise<void> {
  const report = (line: string) => process.stderr.write(`${line}\n`)
  const opened = await openDatabase(ledger, report)
  try {
    await fillLedger(opened.url, ledger.size, report)
    await askOn(opened.url, work)
  } finally {
    await opened.close()
  }
}

async function askOn(url: string, work: (ask: AskInProcess, url: string) => Promise<void>): Promise<void> {
  // A busy machine is no fault.
  const database = createDatabase({ url, connectionTimeout: 30_000 })
  const mailroom = createTestMailroom(url)
  const duegraph = createDuegraph({
    database,
    log: pino({ level: 'error' }),
    cursorKey: (await readKeys(database)).cursorKey,
    mailroom,
    corsOrigins: [],
    graphiql: null,
  })
  try {
    await withToken(url, (token) =>
      work(async (query) => {
        const response = await duegraph.fetch('http://localhost/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query }),
        })
        const body = await response.text()
        if (body.includes('"errors"')) throw new Error(body.slice(0, 500))
        return body
      }, url),
    )
  } finally {
    await mailroom.queue.stop()
    await database.$disconnect()
  }
}
