import pg from 'pg'
import pino from 'pino'
import { createDatabase } from '../../src/database/client.ts'
import { readKeys } from '../../src/database/setting.ts'
import { createToken, parseToken } from '../../src/ledger/account/token.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import { NOW } from '../api.ts'
import { createTestDatabase } from '../database.ts'
import { createTestMailroom } from '../mailroom.ts'
import { fillTables, USER_ID } from './fill.ts'

type Asked = { data: Record<string, unknown>; scans: string[] }

/** What is not a tenant's, and the tallies: some hundred rows that stand for all invoices. */
const SMALL = new Set([
  'organization',
  'user_account',
  'organization_membership',
  'api_token',
  'invoice_tally',
])

/** The API on a large ledger. Each answer comes with the tables that PostgreSQL would read from end to end for it. */
export async function createExplainingApi() {
  const { url, database: template, drop } = await createTestDatabase()
  await fillTables(url, NOW)
  const statements: { text: string; values: readonly unknown[] }[] = []
  const database = createDatabase({ url, onStatement: (text, values) => statements.push({ text, values }) })
  const explainer = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
  await explainer.connect()
  const yoga = createDuegraph({
    database,
    log: pino({ level: process.env.LOG_LEVEL ?? 'silent' }),
    cursorKey: (await readKeys(database)).cursorKey,
    mailroom: createTestMailroom(url),
    corsOrigins: [],
    graphiql: null,
    now: () => NOW,
  })
  const token = createToken()
  const hash = parseToken(token)
  if (hash === null) throw new Error('A fresh token must be well-formed.')
  await template.apiToken.create({
    data: { userId: USER_ID, hash: Uint8Array.from(hash), lastFour: token.slice(-4) },
  })

  async function ask(query: string): Promise<Asked> {
    statements.length = 0
    const response = await yoga.fetch('http://duegraph.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = JSON.parse(await response.text())
    if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`)
    const scans = new Set<string>()
    for (const { text, values } of [...statements]) {
      for (const table of await tablesReadWhole(text, values)) scans.add(table)
    }
    return { data, scans: [...scans] }
  }

  async function tablesReadWhole(text: string, values: readonly unknown[]): Promise<string[]> {
    const { rows } = await explainer.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values])
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    const tables = [...plan.matchAll(/Seq Scan on "?(\w+)"?/g)].map(([, table = '']) => table)
    return tables.filter((table) => !SMALL.has(table))
  }

  const close = async () => {
    await explainer.end()
    await database.$disconnect()
    await drop()
  }
  return { ask, close }
}

export type ExplainingApi = Awaited<ReturnType<typeof createExplainingApi>>
