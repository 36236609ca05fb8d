import { expect, test } from 'vitest'
import { Random } from '../../src/demo/random.ts'
import { localDay } from '../../src/graph/calendar/day.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { useCompany } from '../company.ts'
import { beginHistories } from './begin.ts'
import type { History } from './model.ts'
import { drawStep, type Step } from './steps.ts'

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
  const { database } = company.api
  const { id: organizationId, timezone } = company.organization
  const invoices = await database.invoice.findMany({ where: { organizationId } })
  const payments = await database.payment.findMany({ where: { organizationId } })
  const shown = new Map<string, object>()
  for (const row of invoices) {
    shown.set(encodeGlobalId('Invoice', organizationId, row.id), {
      due: Number(row.amountDue),
      paid: Number(row.amountPaid),
      credited: Number(row.prePaymentCreditNotes),
      writtenOff: Number(row.amountWrittenOff),
      remaining: Number(row.amountRemaining),
      standing: row.standing,
      paidDate: row.paidDate?.getTime() ?? null,
      settledOverdueDays: row.settledOverdueDays,
    })
  }
  for (const row of payments) {
    shown.set(encodeGlobalId('Payment', organizationId, row.id), {
      allocated: Number(row.amountAllocated),
      refunded: Number(row.amountRefunded),
      status: row.status,
    })
  }
  const dueDates = new Map(
    invoices.map(({ id, dueDate }) => [encodeGlobalId('Invoice', organizationId, id), dueDate]),
  )
  const told = new Map<string, object>()
  for (const history of histories) {
    for (const invoice of history.invoices) {
      const paidDate = history.paidDate(invoice)
      const dueDate = dueDates.get(invoice.id) ?? null
      const isLate = paidDate !== null && dueDate !== null && history.due(invoice) > 0
      told.set(invoice.id, {
        due: history.due(invoice),
        paid: history.paid(invoice),
        credited: history.credited(invoice),
        writtenOff: history.writtenOff(invoice),
        remaining: history.remaining(invoice),
        standing: history.standing(invoice),
        paidDate,
        settledOverdueDays: isLate
          ? localDay(new Date(paidDate), timezone) - localDay(dueDate, timezone)
          : null,
      })
    }
    for (const payment of history.payments) {
      told.set(payment.id, {
        allocated: history.allocated(payment),
        refunded: history.refunded(payment),
        status: history.statusOf(payment),
      })
    }
    for (const creditNote of history.creditNotes) {
      const left = history.creditLeft(creditNote)
      const used = history.applications.filter((each) => !each.isReversed && each.creditNote === creditNote)
      told.set(creditNote.id, {
        due: -creditNote.total,
        paid: left === creditNote.total ? 0 : left - creditNote.total,
        credited: 0,
        writtenOff: 0,
        remaining: 0,
        standing: creditNote.isVoid ? 'VOID' : left === 0 ? 'PAID' : 'SENT',
        paidDate: left === 0 ? Math.max(...used.map(({ at }) => at)) : null,
        settledOverdueDays: null,
      })
    }
  }
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

  const sums = `totals { currency count total { amount } outstanding { amount } overdue { amount } unappliedCredit { amount } }
    aging { currency label count amountRemaining { amount } }`
  const kept = await company.api.ask(company.token, `{ invoices { ${sums} } }`)
  const counted = await company.api.ask(
    company.token,
    `{ invoices(where: { not: { currency: { eq: "XXX" } } }) { ${sums} } }`,
  )
  expect(kept.data).toEqual(counted.data)
}
