import { readdir, readFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { InvoiceWorkflowStatus } from '../../prisma/generated/client/client.ts'
import { derivedColumns } from '../../src/ledger/invoice/rules.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

// Rows that were stored when a paid date settled an invoice whatever was still owed, and days ran on where nothing is owed.
const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url)
const OWING = '20261128010000_owing'
const TIMEZONE = 'America/New_York'

let testDatabase: TestDatabase
let client: pg.Client
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  client = new pg.Client({ connectionString: testDatabase.url })
  await client.connect()
  await client.query('drop schema public cascade; create schema public')
  const names = (await readdir(MIGRATIONS)).filter((name) => /^\d/.test(name)).sort()
  for (const name of names.slice(0, names.indexOf(OWING))) await apply(name)
  await client.query(LEDGER)
  await apply(OWING)
})
afterAll(async () => {
  await client.end()
  await testDatabase.drop()
})

async function apply(name: string): Promise<void> {
  await client.query(await readFile(new URL(`${name}/migration.sql`, MIGRATIONS), 'utf8'))
}

/** Every state with every balance, derived as it was then. */
const LEDGER = `
  insert into organization (id, name, timezone, default_currency)
    values ('018f0000-0000-7000-8000-000000000001', 'Nordlicht', '${TIMEZONE}', 'EUR');
  insert into document (organization_id, id, filename, is_archived)
    values ('018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002', 'a.pdf', true);
  insert into invoice (organization_id, id, currency, workflow_status, paid_date, voided_at, is_in_dispute, due_date, issue_date,
      total, subtotal, amount_due, amount_paid, amount_remaining, standing, settled_overdue_days, settled_age_days,
      promised_to_pay_date, document_id)
    select '018f0000-0000-7000-8000-000000000001', gen_random_uuid(), currency, workflow, paid, voided, disputed, due, due - interval '30 days',
      total, total, amount_due, amount_paid, greatest(0, amount_due - amount_paid), standing,
      case when standing = 'PAID' then (paid at time zone '${TIMEZONE}')::date - (due at time zone '${TIMEZONE}')::date end,
      case when standing = 'PAID' then (paid at time zone '${TIMEZONE}')::date - ((due - interval '30 days') at time zone '${TIMEZONE}')::date end,
      case when currency = 'EUR' then date '2026-02-20' end, case when disputed then '018f0000-0000-7000-8000-000000000002'::uuid end
    from (values ('EUR'), ('USD')) c(currency)
    cross join (values ('SENT'::"InvoiceWorkflowStatus"), ('DRAFT'), ('APPROVED'), ('SCHEDULED'), ('CANCELLED')) w(workflow)
    cross join (values (null::timestamptz), ('2026-02-21T03:00:00Z')) p(paid)
    cross join (values (null::timestamptz), ('2026-01-01T00:00:00Z')) v(voided)
    cross join (values (false), (true)) d(disputed)
    cross join (values (null::timestamptz), ('2025-12-01T02:00:00Z')) u(due)
    cross join (values (500, 500, 0), (500, 500, 100), (500, 500, 500), (500, 500, 600), (500, 0, 0), (0, 0, 0), (0, 0, 50),
      (-500, -500, 0), (-500, -500, -100), (-500, -500, -500), (-500, -500, -700), (-500, -500, 20)) a(total, amount_due, amount_paid)
    cross join lateral (select case
      when voided is not null then 'VOID'::"InvoiceStanding"
      when workflow = 'CANCELLED' then 'CANCELLED'
      when paid is not null or (amount_due > 0 and amount_paid >= amount_due) then 'PAID'
      when disputed then 'DISPUTED'
      when workflow <> 'SENT' then workflow::text::"InvoiceStanding"
      when amount_paid > 0 and amount_paid < amount_due then 'PARTIALLY_PAID'
      else 'SENT' end as standing) s`

type Row = Parameters<typeof derivedColumns>[0] & {
  workflowStatus: InvoiceWorkflowStatus
  standing: string
  amountRemaining: bigint
  settledOverdueDays: number | null
  settledAgeDays: number | null
}

test('every derived column is what the rules say', async () => {
  const { rows } = await client.query<Row & { amounts: string[] }>(`
    select workflow_status as "workflowStatus", voided_at as "voidedAt", marked_uncollectible_at as "markedUncollectibleAt",
      paid_date as "paidDate", is_in_dispute as "isInDispute", due_date as "dueDate", issue_date as "issueDate", standing,
      array[amount_due, amount_paid, amount_remaining]::text[] as amounts,
      settled_overdue_days as "settledOverdueDays", settled_age_days as "settledAgeDays" from invoice`)

  expect(rows).toHaveLength(2 * 5 * 2 * 2 * 2 * 2 * 12)
  for (const { amounts, ...row } of rows) {
    const [amountDue = 0n, amountPaid = 0n, amountRemaining = 0n] = amounts.map(BigInt)
    const invoice = { ...row, amountDue, amountPaid, amountRemaining }
    expect(invoice).toMatchObject(derivedColumns(invoice, TIMEZONE))
  }
})

test('days run only where something is owed, and promises are kept only by money', async () => {
  const { rows: running } = await client.query(`select 1 from invoice
    where (overdue_offset is not null) <> (is_open_invoice(standing, amount_remaining) and due_date is not null)
      or overdue_offset <> date '1970-01-01' - (due_date at time zone '${TIMEZONE}')::date`)
  const { rows: kept } =
    await client.query(`select 1 from promise_to_pay p join invoice i on i.id = p.invoice_id
    where (p.fulfilled_on is not null) <> (i.paid_date is not null and i.amount_paid >= i.amount_due)`)

  expect(running).toEqual([])
  expect(kept).toEqual([])
})

test('the tallies are what a recount gives', async () => {
  const { rows } = await client.query(`
    with counted as (
      select i.type, d.is_archived is not true as is_active, i.currency, i.standing, coalesce(i.collection_method::text, '') as method,
        is_open_invoice(i.standing, i.amount_remaining) as is_open,
        case when is_open_invoice(i.standing, i.amount_remaining)
          then coalesce(date_trunc('day', i.due_date, 'UTC'), 'infinity') else 'infinity' end as due_on,
        count(*) as invoices, sum(i.total) as total, sum(i.amount_due) as due, sum(i.amount_paid) as paid,
        sum(i.amount_remaining) as remaining, sum(invoice_unapplied_credit(i.standing, i.amount_due, i.amount_paid)) as credit
      from invoice i left join document d on d.id = i.document_id group by 1, 2, 3, 4, 5, 6, 7),
    kept as (
      select type, is_active, currency, standing, collection_method, is_open, due_on, invoice_count, total, amount_due, amount_paid,
        amount_remaining, unapplied_credit from invoice_tally where invoice_count <> 0)
    (select * from counted except select * from kept) union all (select * from kept except select * from counted)`)
  const { rows: credit } = await client.query('select sum(unapplied_credit)::int as sum from invoice_tally')

  expect(rows).toEqual([])
  expect(credit[0]?.sum).toBeGreaterThan(0)
})
