import pino from 'pino'
import { readKeys } from '../../src/database/setting.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import type { FilteredLedger } from '../filter/ledger.ts'

/** How graphql-js and the loaders alone answer on the same ledger. */
export async function ordinaryOf({ api, token, now }: FilteredLedger) {
  const { cursorKey } = await readKeys(api.database)
  const yoga = createDuegraph({
    database: api.database,
    cursorKey,
    mailroom: api.mailroom,
    execution: 'ordinary',
    log: pino({ level: 'silent' }),
    corsOrigins: [],
    graphiql: null,
    now: () => now,
  })
  return async (query: string, variables: object): Promise<unknown> => {
    const response = await yoga.fetch('http://duegraph.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    return (JSON.parse(await response.text()) as { data: unknown }).data
  }
}
