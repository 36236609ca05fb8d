import { expect, test } from 'vitest'
import { Random } from '../../src/demo/random.ts'
import { useCompany } from '../company.ts'
import { beginHistories } from './begin.ts'
import type { History } from './model.ts'
import { shownBy } from './shown.ts'
import { drawStep, type Step } from './steps.ts'
import { toldBy } from './told.ts'

// Random histories of calls, beside a model that adds up all that happened. Each call comes out as the model says, also where
// it is refused, and after every round each amount is what the model says: `MONEY_HISTORIES=5000 npx vitest run test/money`.
const company = useCompany()
const HISTORIES = Number(process.env.MONEY_HISTORIES ?? 600)
const SEED = Number(process.env.MONEY_SEED ?? 12)
const STEPS = 10
/** So many mutations one operation takes. */
const AT_ONCE = 10

const MADE: Record<string, string> = {
  paymentAllocate: 'allocations { id }',
  creditNoteApply: 'applications { id }',
  invoiceWriteOff: 'writeOff { id }',
}
type Payload = { userErrors: { code: string }[] } & Record<string, { id: string }[] | { id: string } | null>

async function carryOut(steps: readonly Step[]): Promise<void> {
  const heads = steps.map(
    ({ mutation }, index) => `$i${index}: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`,
  )
  const calls = steps.map(
    ({ mutation }, index) =>
      `m${index}: ${mutation}(input: $i${index}) { userErrors { code field } ${MADE[mutation] ?? ''} }`,
  )
  const { data, errors } = await company.api.ask<Record<string, Payload>>(
    company.token,
    `mutation (${heads.join(', ')}) { ${calls.join('\n')} }`,
    Object.fromEntries(steps.map(({ input }, index) => [`i${index}`, input])),
  )
  if (!data) throw new Error(JSON.stringify(errors))
  steps.forEach((step, index) => {
    const { userErrors, ...made } = data[`m${index}`] ?? { userErrors: [] }
    const code = userErrors[0]?.code ?? null
    if (code !== step.code) expect({ ...step, came: userErrors }).toEqual({ ...step, came: step.code })
    const ids = Object.values(made).flatMap((value) => value ?? [])
    if (code === null) step.done(ids.map(({ id }) => id))
  })
}

test('every call comes out as the model says, and so does every amount', { timeout: 1_200_000 }, async () => {
  const { database } = company.api
  const { organization } = company
  const random = new Random(SEED)
  const histories = await beginHistories(database, {
    organizationId: organization.id,
    count: HISTORIES,
    random,
  })
  const codes = new Map<string, number>()
  for (let round = 0; round < STEPS; round++) {
    for (let start = 0; start < histories.length; start += AT_ONCE) {
      const steps = histories.slice(start, start + AT_ONCE).map((history) => drawStep(history, random))
      await carryOut(steps)
      for (const { mutation, code } of steps) {
        const key = `${mutation} ${code ?? 'done'}`
        codes.set(key, (codes.get(key) ?? 0) + 1)
      }
    }
    await expectModel(histories)
  }
  // Nothing is proved of what never happened.
  for (const mutation of [
    'paymentAllocate',
    'paymentUnallocate',
    'paymentAllocationApprove',
    'paymentRefund',
  ]) {
    expect(codes.get(`${mutation} done`)).toBeGreaterThan(HISTORIES / 50)
  }
  await expectIdentities()
})

async function expectModel(histories: readonly History[]): Promise<void> {
  const shown = await shownBy(company.api.database, company.organization.id)
  const told = toldBy(histories, company.organization.timezone)
  const wrong = [...told].filter(([id, row]) => !isSame(row, shown.get(id)))
  expect(wrong.slice(0, 3).map(([id, row]) => [row, shown.get(id)])).toEqual([])
  expect(shown.size).toBe(told.size)
}

function isSame(one: object, other: object | undefined): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other ?? {}).sort())
}

/** What holds of every ledger, whoever wrote it: counted by PostgreSQL, which knows nothing of the model. */
async function expectIdentities(): Promise<void> {
  const { database } = company.api
  const organizationId = company.organization.id
  const broken = await database.$queryRaw<{ what: string; count: bigint }[]>`
    select 'negative remaining' as what, count(*) from invoice where amount_remaining < 0
    union all select 'due is total less credit less written off', count(*) from invoice
      where amount_due <> total - pre_payment_credit_notes - amount_written_off
    union all select 'received is allocated and refunded and unapplied', count(*) from payment p
      where p.amount_allocated + p.amount_refunded > p.amount or p.amount_allocated <> coalesce((select sum(a.amount)
        from invoice_payment a where a.payment_id = p.id and a.is_approved and a.reversed_at is null), 0)
      or p.amount_refunded <> coalesce((select sum(r.amount) from payment_refund r where r.payment_id = p.id), 0)
    union all select 'tallies', count(*) from (
      (select currency, standing, sum(invoice_count), sum(total), sum(amount_due), sum(amount_paid), sum(amount_remaining),
          sum(unapplied_credit) from invoice_tally where organization_id = ${organizationId}::uuid group by 1, 2
          having sum(invoice_count) > 0)
      except
      (select currency, standing, count(*), sum(total), sum(amount_due), sum(amount_paid), sum(amount_remaining),
          sum(invoice_unapplied_credit(standing, amount_due, amount_paid)) from invoice
          where organization_id = ${organizationId}::uuid group by 1, 2)) t`
  expect(broken.filter(({ count }) => count > 0n)).toEqual([])
  expect(await spentTwice()).toEqual([])

  const sums = `totals { currency count total { amount } outstanding { amount } overdue { amount } unappliedCredit { amount } }
    aging { currency label count amountRemaining { amount } }`
  const kept = await company.api.ask(company.token, `{ invoices { ${sums} } }`)
  const counted = await company.api.ask(
    company.token,
    `{ invoices(where: { not: { currency: { eq: "XXX" } } }) { ${sums} } }`,
  )
  expect(kept.data).toEqual(counted.data)
}

/** As of the end of each day no payment and no credit note gave more than it was, and no invoice took more than it was over. */
async function spentTwice(): Promise<object[]> {
  const counts = (from: string, until: string) => `${from} < d.at and coalesce(${until} >= d.at, true)`
  const allocated = `a.is_approved and ${counts('a.applied_at', 'a.reversed_at')}`
  const { database } = company.api
  await database.$executeRaw`analyze`
  return database.$queryRawUnsafe<object[]>(`
    with d as (select at from generate_series('2026-02-02'::timestamptz, '2026-03-14', '1 day') at),
    unapplied as (select p.id, d.at, p.amount
        - coalesce((select sum(a.amount) from invoice_payment a where a.organization_id = p.organization_id and a.payment_id = p.id and ${allocated}), 0)
        - coalesce((select sum(f.amount) from payment_refund f where f.organization_id = p.organization_id and f.payment_id = p.id and f.refunded_at < d.at), 0) as rest
      from payment p, d),
    credit as (select n.id, d.at, -n.total - coalesce((select sum(c.amount) from credit_application c
        where c.organization_id = n.organization_id and c.credit_note_id = n.id and ${counts('c.applied_at', 'c.reversed_at')}), 0) as rest
      from invoice n, d where n.total < 0),
    owed as (select i.id, d.at, i.total
        - (i.amount_paid - coalesce((select sum(a.invoice_amount) from invoice_payment a
          where a.organization_id = i.organization_id and a.invoice_id = i.id and a.is_approved and a.reversed_at is null), 0))
        - coalesce((select sum(a.invoice_amount) from invoice_payment a where a.organization_id = i.organization_id and a.invoice_id = i.id and ${allocated}), 0)
        - coalesce((select sum(c.amount) from credit_application c
          where c.organization_id = i.organization_id and c.invoice_id = i.id and ${counts('c.applied_at', 'c.reversed_at')}), 0)
        - coalesce((select sum(w.amount) from write_off w
          where w.organization_id = i.organization_id and w.invoice_id = i.id and ${counts('w.written_off_at', 'w.reversed_at')}), 0) as rest
      from invoice i, d where i.total > 0)
    select * from (select * from unapplied union all select * from credit union all select * from owed) x
      where x.rest < 0 limit 3`)
}
