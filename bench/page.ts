import pg from 'pg'
import pino from 'pino'
import { createToken, lastFour, parseToken } from '../src/account/token.ts'
import { createDatabase } from '../src/database/client.ts'
import { readCursorKey } from '../src/database/setting.ts'
import { createDuegraph } from '../src/yoga.ts'

/** Asks the database that `bench/fill.ts` filled for documented pages: statements, scans, milliseconds. */
const url = process.env.DATABASE_URL
if (url === undefined) throw new Error('DATABASE_URL must name a database filled by bench/fill.ts.')

const NODES = `nodes {
  uid invoiceNumber status overdueDays total { minorUnits } client { name }
  lineItems { name quantity lineTotal { minorUnits } }
  outreach { emails(first: 5) { nodes { subject sentAt deliveryStatus bounceCallout { source recipientEmails } } } }
}`

const OPERATIONS: Record<string, string> = {
  'page of 20, newest first': `{ invoices(first: 20) { ${NODES} pageInfo { hasNextPage endCursor } } }`,
  'by status': `{ invoices(first: 20, where: {status: {in: [OVERDUE, PARTIALLY_PAID]}}) { ${NODES} } }`,
  'by due date, ascending': `{ invoices(first: 20, orderBy: [{field: DUE_DATE}]) { ${NODES} } }`,
  'party name contains': `{ invoices(first: 20, where: {partyName: {contains: "abc"}}) { ${NODES} } }`,
  search: `{ invoices(first: 20, search: "00012") { ${NODES} } }`,
  'last page': `{ invoices(last: 20) { ${NODES} pageInfo { hasPreviousPage } } }`,
  'by party name': `{ invoices(first: 20, orderBy: [{field: PARTY_NAME}]) { nodes { uid } } }`,
  'by overdue days': `{ invoices(first: 20, orderBy: [{field: OVERDUE_DAYS, direction: DESC}]) { nodes { uid } } }`,
  'count, totals, facets, aging': `{ invoices(first: 0) { totalCount totals { currency } facets { status { count } } aging { count } } }`,
}

type Statement = { text: string; values: readonly unknown[] }
const statements: Statement[] = []
const database = createDatabase({ url, onStatement: (text, values) => statements.push({ text, values }) })
const explainer = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' })
await explainer.connect()
const token = createToken()
const hash = parseToken(token)
const user = await database.user.findUniqueOrThrow({ where: { email: 'bench@duegraph.example' } })
if (hash === null) throw new Error('A fresh token must be well-formed.')
await database.apiToken.create({ data: { userId: user.id, hash, lastFour: lastFour(token), name: 'bench' } })
const duegraph = createDuegraph({
  database,
  log: pino({ level: 'error' }),
  cursorKey: await readCursorKey(database),
  corsOrigins: [],
  graphiql: null,
})

for (const [name, query] of Object.entries(OPERATIONS)) {
  await ask(query)
  statements.length = 0
  await ask(query)
  const asked = [...statements]
  const times: number[] = []
  for (let round = 0; round < 10; round++) times.push(await ask(query))
  const median = times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0
  const scans: string[] = []
  for (const statement of asked) scans.push(...(await sequentialScans(statement)))
  const verdict =
    scans.length === 0 ? 'all on indexes' : `sequential scans of ${[...new Set(scans)].join(', ')}`
  console.log(
    `${name.padEnd(30)} ${asked.length} statements  ${median.toFixed(1).padStart(7)} ms  ${verdict}`,
  )
}
await explainer.end()
await database.$disconnect()

async function ask(query: string): Promise<number> {
  const start = performance.now()
  const response = await duegraph.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  })
  const body = await response.text()
  if (body.includes('"errors"')) throw new Error(body.slice(0, 500))
  return performance.now() - start
}

/** Tables read from end to end, but for the few that are not a tenant's. */
async function sequentialScans({ text, values }: Statement): Promise<string[]> {
  const answer = await explainer.query(`explain ${text}`, [...values])
  const plan: string = answer.rows.map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN']).join('\n')
  const tables = [...plan.matchAll(/Seq Scan on "?(\w+)"?/g)].map((match) => match[1] ?? '')
  return tables.filter(
    (table) => !['organization', 'user_account', 'organization_membership', 'api_token'].includes(table),
  )
}
