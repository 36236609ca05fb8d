import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/database/sql.ts'
import { dayOf, startOfDay } from '../../src/graph/calendar/day.ts'
import { type Account, accountsOf } from '../../src/ledger/statement/account.ts'
import { readFacts } from '../../src/ledger/statement/facts.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { createLedger } from '../ledger.ts'
import { drawing, writeHistory } from './random.ts'

const ROUNDS = Number(process.env.STATEMENT_ROUNDS ?? 40)
const TIMEZONES = ['America/New_York', 'Asia/Kolkata'] as const

describe('the account of a party, over random books', () => {
  let testDatabase: TestDatabase
  beforeAll(async () => {
    testDatabase = await createTestDatabase()
  })
  afterAll(() => testDatabase.drop())

  /** What is open by the rows themselves, as of an instant, written in SQL and by another rule than the movements. */
  async function openBySql(organizationId: string, partyId: string, end: Date): Promise<Map<string, bigint>> {
    const [organization, party, at] = [
      sql`${organizationId}::uuid`,
      sql`${partyId}::uuid`,
      sql`${end}::timestamptz`,
    ]
    const rows = await testDatabase.database.read<{ currency: string; open: string }>(sql`
      with counted as (
        select i.*, coalesce(i.issue_date, i.created_at) as since, least(i.voided_at, i.marked_uncollectible_at, i.cancelled_at) as until
        from invoice i where i.organization_id = ${organization} and (i.workflow_status = 'SENT' or i.standing in ('DISPUTED', 'PAID')
            or i.workflow_status = 'CANCELLED')
          and (i.workflow_status <> 'CANCELLED' or (i.cancelled_at is not null and 'DRAFT' not in (
            select h.before from invoice_status_change h where h.invoice_id = i.id)))),
      known as (select * from counted where until is null or until > since),
      -- Credit within one account waits for the later of the two: there is nothing yet that it would pay.
      credit as (
        select c.*, case when n.target_party_id = i.target_party_id then greatest(c.applied_at, n.since, i.since) else c.applied_at end as begins
        from credit_application c left join known n on n.id = c.credit_note_id left join known i on i.id = c.invoice_id),
      change as (
        select a.invoice_id, -a.invoice_amount as amount, a.applied_at as begins, a.applied_at, a.reversed_at
        from invoice_payment a where a.is_approved
        union all select c.invoice_id, -c.amount, c.begins, c.applied_at, c.reversed_at from credit c
        union all select c.credit_note_id, c.amount, c.begins, c.applied_at, c.reversed_at from credit c
        union all select w.invoice_id, -w.amount, w.written_off_at, w.written_off_at, w.reversed_at from write_off w),
      stood as (select k.*,
          k.amount_due - k.amount_paid - coalesce((select sum(c.amount) from change c where c.invoice_id = k.id and c.reversed_at is null), 0)
            as untouched,
          coalesce((select sum(c.amount) from change c where c.invoice_id = k.id and c.begins < ${at}
            and coalesce(c.reversed_at >= ${at}, true)), 0) as touched,
          (select max(c.applied_at) from change c where c.invoice_id = k.id and c.reversed_at is null) as latest
        from known k where k.target_party_id = ${party} and k.since < ${at} and coalesce(k.until >= ${at}, true)),
      told as (select s.*, (s.paid_date >= ${at} and coalesce(s.latest < s.paid_date, true)) as is_untold,
          s.pre_payment_credit_notes + s.amount_written_off + s.amount_paid
            + coalesce((select sum(c.amount) from change c where c.invoice_id = s.id and c.reversed_at is null), 0) as elsewhere
        from stood s)
      select x.currency, sum(x.open)::text as open from (
        select t.currency, t.untouched + t.touched + case when t.is_untold then t.elsewhere else 0 end as open from told t
        union all
        select p.currency, -(p.amount
            - (p.amount_refunded - coalesce((select sum(f.amount) from payment_refund f where f.payment_id = p.id and f.refunded_at >= ${at}), 0))
            - coalesce((select sum(a.amount) from invoice_payment a join known k on k.id = a.invoice_id
                where a.payment_id = p.id and a.is_approved and greatest(a.applied_at, k.since) < ${at}
                  and coalesce(a.reversed_at >= ${at}, true)), 0))
        from payment p where p.organization_id = ${organization} and p.party_id = ${party} and p.status <> 'FAILED' and p.received_at < ${at}
      ) x group by x.currency`)
    return new Map(rows.map(({ currency, open }) => [currency, BigInt(open)]))
  }

  test('opens with what was open, moves by what happened, and closes with what is open, to the last minor unit', async () => {
    const { database } = testDatabase
    const ledger = createLedger(database)
    let [checked, moved] = [0, 0]
    for (let seed = 1; seed <= ROUNDS; seed++) {
      const draw = drawing(seed)
      const timezone = TIMEZONES[seed % 2] ?? 'UTC'
      const organization = await ledger.organization({ timezone })
      const parties = [await ledger.party(organization), await ledger.party(organization)]
      const partyIds = parties.map(({ id }) => id)
      await writeHistory({ database, organizationId: organization.id, timezone, partyIds, draw })
      const [from, to] = [dayOf('2026-01-01') + draw.int(-1, 30), dayOf('2026-02-01') + draw.int(0, 45)]
      for (const partyId of partyIds) {
        const facts = await readFacts(database.read, organization.id, partyId)
        const opening = await openBySql(organization.id, partyId, startOfDay(from, timezone))
        const closing = await openBySql(organization.id, partyId, startOfDay(to + 1, timezone))
        const accounts = new Map(
          accountsOf(facts, { from, to, timezone }).map((account) => [account.currency, account]),
        )
        for (const currency of ['EUR', 'JPY']) {
          const [before, after] = [opening.get(currency) ?? 0n, closing.get(currency) ?? 0n]
          const movements = expectTied(
            accounts.get(currency),
            { before, after, from, to },
            `seed ${seed}, ${currency}`,
          )
          checked++
          moved += movements
        }
      }
    }
    expect(checked).toBe(ROUNDS * 4)
    expect(moved).toBeGreaterThan(ROUNDS)
  }, 120_000)
})

type Books = { before: bigint; after: bigint; from: number; to: number }

/** All that must hold of an account; how many movements it has. One that is left out has nothing to tell. */
function expectTied(account: Account | undefined, { before, after, from, to }: Books, where: string): number {
  if (account === undefined) {
    expect([before, after], where).toEqual([0n, 0n])
    return 0
  }
  const sum = (amounts: readonly { amount: bigint }[]) =>
    amounts.reduce((total, { amount }) => total + amount, 0n)
  const { opening, movements, closing, outstanding, unapplied, aging } = account
  expect([opening, closing], where).toEqual([before, after])
  expect(opening + sum(movements), where).toBe(closing)
  expect(outstanding - unapplied, where).toBe(closing)
  expect(sum(aging), where).toBe(outstanding)
  expect(
    movements.every(({ day }) => day >= from && day <= to),
    where,
  ).toBe(true)
  return movements.length
}
