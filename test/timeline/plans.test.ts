import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database } from '../../src/database/client.ts'
import { readKeys } from '../../src/database/setting.ts'
import { createToken, parseToken } from '../../src/ledger/account/token.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import { NOW } from '../api.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { createLedger } from '../ledger.ts'
import { createTestMailroom } from '../mailroom.ts'
import { explain } from './explained.ts'
import { fillLong } from './fillLong.ts'

// Of a timeline of 100,000 items a page reads a page, wherever it is and whatever it is narrowed to.
const ITEMS = 100_000
const SIZE = 20
/** The tables that are merged; what is read below an item is read by its key. */
const BRANCHES = 11

let template: TestDatabase
let database: Database
let client: pg.Client
let token: string
let ask: (query: string) => Promise<Record<string, { timeline: Page }>>
const statements: { text: string; values: readonly unknown[] }[] = []
const ids = { party: '', invoice: '' }

type Page = { nodes: unknown[]; pageInfo: { endCursor: string; startCursor: string } }

beforeAll(async () => {
  template = await createTestDatabase()
  const ledger = createLedger(template.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  client = new pg.Client({ connectionString: template.url, options: '-c TimeZone=UTC' })
  await client.connect()
  await client.query('set synchronous_commit = off')
  for (const items of [ITEMS / 10, ITEMS]) {
    const party = await ledger.party(organization)
    const invoices = await Promise.all(
      [0, 1].map(() => ledger.invoice(organization, { targetPartyId: party.id })),
    )
    const invoiceIds = invoices.map(({ id }) => id)
    await fillLong(client, {
      organizationId: organization.id,
      userId: user.id,
      partyId: party.id,
      invoiceIds,
      items,
    })
    Object.assign(ids, { party: party.id, invoice: invoiceIds[0] })
  }
  await client.query('vacuum analyze')
  token = createToken()
  const hash = parseToken(token)
  if (hash === null) throw new Error('A fresh token must be well-formed.')
  await template.database.apiToken.create({
    data: { userId: user.id, hash: Uint8Array.from(hash), lastFour: token.slice(-4) },
  })
  database = createDatabase({
    url: template.url,
    onStatement: (text, values) => statements.push({ text, values }),
  })
  const yoga = createDuegraph({
    database,
    log: pino({ level: 'silent' }),
    cursorKey: (await readKeys(database)).cursorKey,
    mailroom: createTestMailroom(template.url),
    corsOrigins: [],
    graphiql: null,
    now: () => NOW,
    execution: 'fast',
  })
  ask = async (query) => {
    const response = await yoga.fetch('http://duegraph.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    })
    const { data, errors } = JSON.parse(await response.text())
    if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`)
    return data
  }
  await ask('{ viewer { user { name } } }')
}, 300_000)
afterAll(async () => {
  await client.end()
  await database.$disconnect()
  await template.drop()
})

const queryOf = (root: 'party' | 'invoice', args: string) =>
  `{ ${root}(by: { uid: "${ids[root]}" }) { timeline(${args}) {
    nodes { ... on TimelineEntry { occurredAt summary actor { name } } } pageInfo { endCursor startCursor } } } }`

/** A cursor with 3,000 items before it and tens of thousands behind it. */
async function middleOf(root: 'party' | 'invoice'): Promise<string> {
  let cursor = ''
  for (let page = 0; page < 30; page++) {
    const answer = await ask(queryOf(root, `first: 100 ${cursor}`))
    cursor = `after: "${answer[root]?.timeline.pageInfo.endCursor}"`
  }
  return cursor.slice('after: '.length)
}

const WAYS = [
  ['the first page', (_: string) => `first: ${SIZE}`],
  ['the last page', (_: string) => `last: ${SIZE}`],
  ['a page behind 3,000 items', (cursor: string) => `first: ${SIZE}, after: ${cursor}`],
  ['a page before the 3,000th item', (cursor: string) => `last: ${SIZE}, before: ${cursor}`],
  ['until an instant', (_: string) => `first: ${SIZE}, until: "2026-02-01T00:00:00Z"`],
  ['since an instant, from the end', (_: string) => `last: ${SIZE}, since: "2026-02-01T00:00:00Z"`],
  ['of two kinds', (_: string) => `first: ${SIZE}, types: [DISPUTE, CHANGE]`],
] as const

describe.each(['party', 'invoice'] as const)('the timeline of the %s', (root) => {
  let cursor: string
  beforeAll(async () => {
    cursor = await middleOf(root)
  }, 60_000)

  describe.each(['custom', 'generic'] as const)('with a %s plan', (mode) => {
    test.each(WAYS)('%s', async (_name, argsOf) => {
      statements.length = 0
      const { timeline } = (await ask(queryOf(root, argsOf(cursor))))[root] as { timeline: Page }
      expect(timeline.nodes).toHaveLength(SIZE)
      const asked = statements.filter(
        ({ text }) => text.includes('union all') || text.includes('timeline_at'),
      )
      expect(asked).toHaveLength(1)
      const { rows, wholes, sorted } = await explain(client, asked[0] as (typeof statements)[number], mode)

      expect(wholes.filter((table) => MERGED.has(table))).toEqual([])
      // Each branch is asked for its first row, and for one more whenever the last one was taken.
      for (const table of MERGED) expect(rows.get(table) ?? 0, table).toBeLessThanOrEqual(MOST)
      expect(sorted).toBeLessThanOrEqual(BRANCHES * (SIZE + 1))
    })
  })
})

const MERGED = new Set([
  'email',
  'email_invoice',
  'call',
  'call_invoice',
  'task',
  'comment',
  'dispute',
  'promise_to_pay',
  'invoice_status_change',
  'integration_link',
  'payment',
  'invoice_payment',
  'audit_entry',
])
/** Each branch reads a page at the most, and what was taken of it is read once more for every look at it. */
const MOST = 4 * (SIZE + 1)
