import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'

// Statements that write many recipients, change them and take them away, in any mixture: afterwards exactly those addresses
// bounce of which the latest that is known is a bounce.
const ORGANIZATIONS = ['018f0001-0000-7000-8000-000000000001', '018f0001-0000-7000-8000-000000000002']
const ADDRESSES = ['Kim@buyer.example', 'kim@buyer.example', 'Lee@buyer.example', 'mia@buyer.example']
const STATUSES = ['BOUNCED', 'BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED', 'SENT', 'FAILED'] as const
const ARRIVED: readonly string[] = ['DELIVERED', 'OPENED', 'CLICKED']

type Recipient = {
  organization: string
  id: string
  direction: 'OUTBOUND' | 'INBOUND'
  address: string
  status: string
  /** Minutes; null where only the email tells a time. */
  at: number | null
  sentAt: number
}

let testDatabase: TestDatabase
let client: pg.Client
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = new pg.Client({ connectionString: testDatabase.url })
  await client.connect()
  for (const id of ORGANIZATIONS) {
    await client.query(
      `insert into organization (id, name, timezone, default_currency) values ($1, 'Test', 'UTC', 'EUR')`,
      [id],
    )
  }
})
afterAll(async () => {
  await client.end()
  await testDatabase.drop()
})

const state = fc.record({
  status: fc.constantFrom(...STATUSES),
  at: fc.option(fc.integer({ min: 0, max: 9 })),
})
const fresh = fc.record({
  organization: fc.constantFrom(...ORGANIZATIONS),
  direction: fc.constantFrom('OUTBOUND' as const, 'OUTBOUND' as const, 'INBOUND' as const),
  address: fc.constantFrom(...ADDRESSES),
  sentAt: fc.integer({ min: 0, max: 9 }),
  state,
})
const step = fc.oneof(
  fc.record({ insert: fc.array(fresh, { minLength: 1, maxLength: 12 }) }),
  fc.record({ change: fc.array(fc.record({ which: fc.nat(), state }), { minLength: 1, maxLength: 8 }) }),
  fc.record({ remove: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }) }),
)

const instant = (minute: number) => new Date(Date.UTC(2026, 1, 1, 9, minute))
const uuid = (number: number) => `018f000e-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

async function insert(recipients: readonly Recipient[]): Promise<void> {
  const rows = JSON.stringify(recipients.map((recipient) => ({ ...recipient, ...timesOf(recipient) })))
  await client.query(
    `insert into email (organization_id, id, direction, status, delivery_status, subject, from_email, initiator_type, sent_at, timeline_at)
    select organization, id, direction, 'SENT', 'SENT', 'Reminder', 'billing@duegraph.example', 'SYSTEM', sent, sent
    from jsonb_to_recordset($1) as n(organization uuid, id uuid, direction "Direction", sent timestamptz)`,
    [rows],
  )
  await client.query(
    `insert into email_recipient (organization_id, id, email_id, address, delivery_status, bounced_at, delivered_at)
    select organization, id, id, address, status, bounced, delivered
    from jsonb_to_recordset($1) as n(organization uuid, id uuid, address text, status "DeliveryStatus", bounced timestamptz,
      delivered timestamptz)`,
    [rows],
  )
}

async function change(recipients: readonly Recipient[]): Promise<void> {
  await client.query(
    `update email_recipient r set delivery_status = n.status, bounced_at = n.bounced, delivered_at = n.delivered
    from jsonb_to_recordset($1) as n(organization uuid, id uuid, status "DeliveryStatus", bounced timestamptz, delivered timestamptz)
    where r.organization_id = n.organization and r.id = n.id`,
    [JSON.stringify(recipients.map((recipient) => ({ ...recipient, ...timesOf(recipient) })))],
  )
}

function timesOf({ status, at, sentAt }: Recipient) {
  const known = at === null ? null : instant(at)
  return {
    sent: instant(sentAt),
    bounced: status === 'BOUNCED' ? known : null,
    delivered: ARRIVED.includes(status) ? known : null,
  }
}

function expected(recipients: readonly Recipient[]) {
  const known = recipients.filter(({ direction }) => direction === 'OUTBOUND')
  const groups = Map.groupBy(known, ({ organization, address }) => `${organization} ${address.toLowerCase()}`)
  return [...groups]
    .flatMap(([key, told]) => {
      const timeOf = ({ at, sentAt }: Recipient) => at ?? sentAt
      const bounces = told.filter(({ status }) => status === 'BOUNCED').map(timeOf)
      const arrivals = told.filter(({ status }) => ARRIVED.includes(status)).map(timeOf)
      const last = Math.max(...bounces)
      if (bounces.length === 0 || Math.max(...arrivals) > last) return []
      return [{ key, count: bounces.length, first: instant(Math.min(...bounces)), last: instant(last) }]
    })
    .sort((left, right) => left.key.localeCompare(right.key))
}

const found = async () =>
  (
    await client.query(`select organization_id || ' ' || address_key as key, bounce_count as count,
      first_bounced_at as first, last_bounced_at as last from bouncing_address`)
  ).rows.sort((left, right) => left.key.localeCompare(right.key))

test('the addresses that bounce follow whatever statements say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      let recipients: Recipient[] = []
      let next = 0
      const chosen = (number: number) => recipients[number % Math.max(1, recipients.length)]
      await client.query('begin')
      try {
        for (const each of steps) {
          if ('insert' in each) {
            const rows = each.insert.map(({ state, ...rest }) => ({ ...rest, ...state, id: uuid(next++) }))
            await insert(rows)
            recipients = [...recipients, ...rows]
          } else if ('change' in each) {
            // A row is changed once in a statement.
            const states = new Map(each.change.map(({ which, state }) => [chosen(which)?.id, state]))
            recipients = recipients.map((recipient) => ({ ...recipient, ...states.get(recipient.id) }))
            await change(recipients.filter((recipient) => states.has(recipient.id)))
          } else {
            const ids = each.remove.map((number) => chosen(number)?.id)
            await client.query('delete from email_recipient where id = any($1)', [ids])
            recipients = recipients.filter(({ id }) => !ids.includes(id))
          }
        }
        expect(await found()).toEqual(expected(recipients))
      } finally {
        await client.query('rollback')
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
