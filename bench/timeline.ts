import pg from 'pg'
import pino from 'pino'
import { createDatabase } from '../src/database/client.ts'
import { migrate } from '../src/database/migrate.ts'
import { readKeys } from '../src/database/setting.ts'
import { createToken, parseToken } from '../src/ledger/account/token.ts'
import { createDuegraph } from '../src/server/yoga.ts'
import { createLedger } from '../test/ledger.ts'
import { createTestMailroom } from '../test/mailroom.ts'
import { fillLong } from '../test/timeline/fillLong.ts'
import { withServer } from './withServer.ts'

/**
 * What a page of a long timeline costs: the first one and one far behind, of all kinds and of one. In this process, without a
 * server in front; the least of many short rounds, which is what a busy machine cannot hide: `npm run bench:timeline -- [ITEMS] [ROUNDS]`.
 */
const [ITEMS = 100_000, ROUNDS = 40] = process.argv.slice(2).map(Number)
const SIZE = 20
const PAGES = Math.min(1_000, Math.floor(ITEMS / SIZE) - 1)
const PER_ROUND = 15
const FAR = `page ${PAGES + 1}`

const NODE = `__typename ... on TimelineEntry { occurredAt summary actor { name } }
  ... on EmailTimelineItem { email { subject status } } ... on CallTimelineItem { call { status summary } }
  ... on TaskTimelineItem { task { label status } } ... on CommentTimelineItem { comment { text author { name } } }
  ... on DisputeTimelineItem { dispute { reason } isResolution } ... on PaymentTimelineItem { payment { amount { amount currency } } }`

await withServer(async (url) => {
  await migrate(url)
  const database = createDatabase({ url })
  const ledger = createLedger(database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  const party = await ledger.party(organization)
  const invoices = await Promise.all(
    [0, 1].map(() => ledger.invoice(organization, { targetPartyId: party.id })),
  )
  const token = createToken()
  const hash = Uint8Array.from(parseToken(token) ?? [])
  await database.apiToken.create({ data: { userId: user.id, hash, lastFour: token.slice(-4) } })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const long = { organizationId: organization.id, userId: user.id, partyId: party.id, items: ITEMS }
  await fillLong(client, { ...long, invoiceIds: invoices.map(({ id }) => id) })
  await client.query('vacuum analyze')
  const version = (await client.query<{ version: string }>('select version()')).rows[0]?.version ?? ''
  await client.end()
  const duegraph = createDuegraph({
    database,
    log: pino({ level: 'error' }),
    cursorKey: (await readKeys(database)).cursorKey,
    mailroom: createTestMailroom(url),
    corsOrigins: [],
    graphiql: null,
  })

  const ask: Ask = async (args, selection = NODE) => {
    const response = await duegraph.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `{ party(by: { uid: "${party.id}" }) { timeline(${args}) { nodes { ${selection} } pageInfo { endCursor } } } }`,
      }),
    })
    const body = await response.text()
    if (body.includes('"errors"')) throw new Error(body.slice(0, 500))
    return body
  }
  const { cursor, emails } = await findCursors(ask)
  const cases = {
    'first page': `first: ${SIZE}`,
    [FAR]: `first: ${SIZE}, after: "${cursor}"`,
    'last page': `last: ${SIZE}`,
    'first page, emails alone': `first: ${SIZE}, types: [EMAIL]`,
    'page 6, emails alone': `first: ${SIZE}, types: [EMAIL], after: "${emails}"`,
  }
  const times = await measure(ask, cases)
  console.log(`${ITEMS} items of one party, pages of ${SIZE}; ${version.split(' on ')[0]}`)
  for (const [name, measured] of times) {
    const { least, median } = summaryOf(measured)
    console.log(`${name.padEnd(26)} least ${least.toFixed(2)} ms, median ${median.toFixed(2)} ms`)
  }
  const leastOf = (name: string) => summaryOf(times.get(name) ?? []).least
  console.log(`${FAR} / first page: ${(leastOf(FAR) / leastOf('first page')).toFixed(3)}`)
  await database.$disconnect()
})

type Ask = (args: string, selection?: string) => Promise<string>

/** A cursor of each list with so many pages before it. */
async function findCursors(ask: Ask): Promise<{ cursor: string; emails: string }> {
  const cursorOf = (body: string) => /"endCursor":"([^"]+)"/.exec(body)?.[1] ?? ''
  let cursor = ''
  for (let left = PAGES * SIZE; left > 0; left -= 100) {
    const after = cursor === '' ? '' : `after: "${cursor}"`
    cursor = cursorOf(await ask(`first: ${Math.min(left, 100)} ${after}`, '__typename'))
  }
  return { cursor, emails: cursorOf(await ask('first: 100 types: [EMAIL]', '__typename')) }
}

async function measure(ask: Ask, cases: Record<string, string>): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, args] of Object.entries(cases)) {
      const measured = times.get(name) ?? []
      times.set(name, measured)
      for (let time = 0; time < PER_ROUND; time++) {
        const begin = performance.now()
        await ask(args)
        measured.push(performance.now() - begin)
      }
    }
  }
  return times
}

function summaryOf(times: readonly number[]): { least: number; median: number } {
  const sorted = times.toSorted((left, right) => left - right)
  return { least: sorted[0] ?? Number.NaN, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN }
}
