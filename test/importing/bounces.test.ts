import pg from 'pg'
import { expect, test } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

// A new database, whose tables were empty when PostgreSQL first planned how to read them. Rows read, not seconds.
const email = (number: number) => ({
  type: 'email',
  externalId: `E${number}`,
  status: 'SENT',
  sentAt: '2026-02-01T09:00:00Z',
  recipients: [
    { address: `kim${number}@buyer.example`, deliveryStatus: 'BOUNCED', bouncedAt: '2026-02-01T09:01:00Z' },
    {
      kind: 'CC',
      address: `lee${number % 7}@buyer.example`,
      deliveryStatus: number % 3 === 0 ? 'BOUNCED' : 'DELIVERED',
    },
  ],
})
const party = (number: number) => ({ type: 'party', externalId: `P${number}`, name: `Party ${number}` })
const numbered = <Entry>(count: number, make: (number: number) => Entry) =>
  Array.from({ length: count }, (_, number) => make(number))

/** How many rows an import of parties, and then of so many emails that bounced, reads. */
async function rowsRead(emails: number): Promise<number> {
  const ledger = await openTestLedger()
  try {
    // Statistics that happen to be taken meanwhile would hide what an import costs without them.
    for (const table of ['email', 'email_recipient', 'bouncing_address'])
      await ledger.database.$executeRawUnsafe(`alter table ${table} set (autovacuum_enabled = off)`)
    const records = [...numbered(4_000, party), ...numbered(emails, email)]
    expect(await ledger.importRecords(records)).toMatchObject({ created: records.length, rejected: 0 })
    expect(await ledger.database.bouncingContact.count()).toBeGreaterThan(emails)
    return await readSoFar(ledger)
  } finally {
    await ledger.close()
  }
}

async function readSoFar({ database, url }: TestLedger): Promise<number> {
  // A connection tells what it read when it ends.
  await database.$disconnect()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ read: number }>(`
    select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 as read from pg_stat_user_tables
    where relname in ('email', 'email_recipient', 'bouncing_address', 'bounce_callout')`)
  await client.end()
  return rows[0]?.read ?? Number.NaN
}

test('each further email that bounced costs an import as few rows as the first ones', async () => {
  const [few, many] = [await rowsRead(1_000), await rowsRead(4_000)]

  expect(many - few).toBeLessThan(3_000 * 50)
}, 120_000)
