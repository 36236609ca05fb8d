import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'

// What many rows at once cost is counted in rows that PostgreSQL reads, which depends on no clock.
const ORGANIZATION = '018f0001-0000-7000-8000-000000000000'
const id = (table: string, row: string) =>
  `('018f${table}-0000-7000-8000-' || lpad(to_hex(${row}), 12, '0'))::uuid`

vi.setConfig({ testTimeout: 120_000 })

let testDatabase: TestDatabase
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  // What is rolled back leaves pages behind: statistics taken meanwhile would tell of large tables without rows.
  for (const table of ['email', 'email_recipient', 'bouncing_address'])
    await testDatabase.database.$executeRawUnsafe(`alter table ${table} set (autovacuum_enabled = off)`)
  await testDatabase.database.organization.create({
    data: { id: ORGANIZATION, name: 'Test', timezone: 'UTC', defaultCurrency: 'EUR' },
  })
})
afterAll(() => testDatabase.drop())

const emails = (from: number, to: number) => `
  insert into email (organization_id, id, status, delivery_status, subject, from_email, initiator_type, sent_at, timeline_at)
  select '${ORGANIZATION}', ${id('000d', 'n')}, 'SENT', 'BOUNCED', 'Reminder', 'billing@duegraph.example', 'SYSTEM',
    now(), now()
  from generate_series(${from}, ${to - 1}) n`

/** One recipient for each email; `addresses` of them, each as often as the others. */
const recipients = (from: number, to: number, addresses: number, status = 'BOUNCED') => `
  insert into email_recipient (organization_id, id, email_id, address, delivery_status)
  select '${ORGANIZATION}', ${id('000e', 'n')}, ${id('000d', 'n')}, 'Kim' || n % ${addresses} || '@buyer.example', '${status}'
  from generate_series(${from}, ${to - 1}) n`

const bouncing = async (client: pg.Client) =>
  (await client.query<{ count: number }>('select count(*)::int as count from bouncing_address')).rows[0]
    ?.count

/** How many rows of the tables are read for the work of a new session, of which nothing is kept. */
async function rowsRead(
  work: (client: pg.Client) => Promise<unknown>,
  { options = '' }: { options?: string } = {},
): Promise<number> {
  const client = new pg.Client({ connectionString: testDatabase.url, options })
  await client.connect()
  try {
    await client.query('begin')
    await work(client)
    const { rows } = await client.query<{ read: number }>(`
      select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 as read from pg_stat_xact_user_tables
      where relname in ('email_recipient', 'email', 'bouncing_address')`)
    return rows[0]?.read ?? Number.NaN
  } finally {
    await client.end()
  }
}

describe('a statement reads the history of what it bounced once', () => {
  const bounceAtOnce = async (client: pg.Client, count: number) => {
    await client.query(emails(0, count))
    await client.query(recipients(0, count, count / 4))
    expect(await bouncing(client)).toBe(count / 4)
  }

  test('by the index of addresses', async () => {
    expect(await rowsRead((client) => bounceAtOnce(client, 2_000))).toBeLessThan(2_000 * 10)
  })

  test('while no index leads to it', async () => {
    const read = await rowsRead(async (client) => {
      await client.query('drop index email_recipient_address_key, email_recipient_address_folded')
      await bounceAtOnce(client, 2_000)
    })

    expect(read).toBeLessThan(2_000 * 10)
  })
})

describe.each([
  ['as any session', ''],
  ['as the transactions of the server', '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off'],
])(
  'a session that fills empty tables reads no more for a late row than for an early one, %s',
  (_, options) => {
    const oneByOne = (count: number, statusOf: (row: number) => string) =>
      rowsRead(
        async (client) => {
          for (let row = 0; row < count; row++) {
            await client.query(emails(row, row + 1))
            await client.query(recipients(row, row + 1, count, statusOf(row)))
          }
        },
        { options },
      )

    test.each([
      ['bounces', () => 'BOUNCED'],
      ['bounces and deliveries', (row: number) => (row % 2 === 0 ? 'BOUNCED' : 'DELIVERED')],
    ])('%s', async (__, statusOf) => {
      const [few, many] = [await oneByOne(100, statusOf), await oneByOne(400, statusOf)]

      expect(many).toBeLessThan(5 * few)
    })
  },
)

test('more addresses bounce in one statement than PostgreSQL has room for locks', async () => {
  await rowsRead(async (client) => {
    await client.query(emails(0, 12_000))
    await client.query(recipients(0, 12_000, 12_000))
    expect(await bouncing(client)).toBe(12_000)
  })
})
