import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { organizationOfIds } from '../../../graph/mutation/idList.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { checkLeft, checkOwing, checkRemaining } from '../../settlement/checkOwing.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { eachOf } from '../../settlement/eachOf.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'
import { sumBy } from '../../settlement/sumBy.ts'
import { InvoicePayment } from '../allocation.ts'
import { unapplied } from '../rules.ts'
import { MOST_ALLOCATIONS } from './allocationInput.ts'
import { spendable } from './checkSpendable.ts'
import { followPayments } from './followPayments.ts'
import { type LockedAllocation, lockAllocations } from './lockAllocations.ts'

const PaymentAllocationApproveInput = builder.inputType('PaymentAllocationApproveInput', {
  description: 'Proposals that you agree to.',
  fields: (t) => ({
    allocationIds: t.idList({
      required: true,
      description: `Global ids of the allocations, at most ${MOST_ALLOCATIONS}. All are approved, or none.`,
    }),
    appliedAt: t.field({
      type: 'DateTime',
      description:
        'From when on they count; left out: as proposed. To come, or on a day before the payment came in, the invoice was ' +
        'issued, or what was for something else until it was taken back was free again: INVALID; in closed books: BOOKS_CLOSED.',
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('paymentAllocationApprove', {
  description:
    'Agrees to what an agent, an import or somebody else proposed: from now on it counts, as if you had allocated it. More ' +
    'than is left of the payment or owed on the invoice by now is refused. Twice: IMMUTABLE_STATE.',
  input: PaymentAllocationApproveInput,
  payload: (t) => ({
    allocations: t.field({
      type: [InvoicePayment],
      nullable: true,
      description: 'The allocations, approved by you.',
      resolve: readAllChanged('InvoicePayment'),
    }),
  }),
  organizationOf: (context, { allocationIds }) =>
    organizationOfIds(context, 'InvoicePayment', allocationIds, 'allocationIds'),
  change: async (work, input) => {
    const { organizationId, viewer, now, tell } = work
    const given = pastIn(work, input.appliedAt, 'appliedAt')
    const locked = await lockAllocations(work, input.allocationIds)
    const { invoices, ids, invoiceIds, paymentIds } = locked
    const approved = checkApproval(work, { given, freed: await freedBefore(work, locked) }, locked)
    tell(sql`update invoice_payment a set is_approved = true, approved_at = ${now}::timestamptz, approver_id = ${viewer.userId}::uuid,
        applied_at = c.at, updated_at = ${now}::timestamptz
      from unnest(${approved.map(({ id }) => id)}::uuid[], ${approved.map(({ from }) => from.toISOString())}::text[]::timestamptz[]) c(id, at)
      where a.organization_id = ${organizationId}::uuid and a.id = c.id`)
    followPayments(work, paymentIds)
    const paid = sumBy(approved, ({ invoiceId, invoiceAmount }) => [invoiceId, invoiceAmount])
    await storeSettled(
      work,
      [...invoices.values()].map((invoice) => ({
        invoice,
        movement: {
          paid: paid.get(invoice.id) ?? 0n,
          lastAppliedAt: lastOf(approved.filter(({ invoiceId }) => invoiceId === invoice.id)),
        },
      })),
    )
    return {
      result: { ids },
      entity: { type: 'InvoicePayment', id: ids[0] ?? '' },
      changes: { allocationIds: ids, appliedAt: given },
      announced: [{ kind: 'INVOICE', invoiceIds }],
    }
  },
})

type Locked = Awaited<ReturnType<typeof lockAllocations>>

/** Since when all that the allocations take together is left of their payments, and owed on their invoices. */
function freedBefore(work: DirectWork, { invoices, payments, allocations }: Locked) {
  const taken = sumBy(allocations, ({ paymentId, amount }) => [paymentId, amount])
  const paid = sumBy(allocations, ({ invoiceId, invoiceAmount }) => [invoiceId, invoiceAmount])
  return freedAt(work, [
    ...[...payments.values()].map((payment) => ({
      id: payment.id,
      taken: taken.get(payment.id) ?? 0n,
      left: unapplied(payment),
    })),
    ...[...invoices.values()].map(({ id, amountRemaining: left }) => ({
      id,
      taken: paid.get(id) ?? 0n,
      left,
    })),
  ])
}

/** Several may be of one payment, or for one invoice: each is checked against what those before it leave. */
function checkApproval(
  work: DirectWork,
  { given, freed }: { given: Date | null; freed: ReadonlyMap<string, Date> },
  { books, invoices, payments, allocations }: Locked,
): (LockedAllocation & { from: Date })[] {
  const spent = new Map<string, bigint>()
  const spend = (key: string, amount: bigint) => spent.set(key, (spent.get(key) ?? 0n) + amount)
  return eachOf(allocations, (allocation, index) => {
    const field = `allocationIds.${index}`
    const { invoiceId, paymentId, amount, invoiceAmount, isApproved, reversedAt, appliedAt } = allocation
    if (reversedAt !== null) throw refusal('IMMUTABLE_STATE', field, 'The allocation is reversed.')
    if (isApproved) throw refusal('IMMUTABLE_STATE', field, 'The allocation is approved already.')
    const payment = spendable(payments.get(paymentId), { now: work.now, text: paymentId, field })
    const invoice = invoices.get(invoiceId)
    if (invoice === undefined) throw new Error(`Allocation ${allocation.id} has no invoice.`)
    checkOwing(invoice, field)
    const left = unapplied(payment) - (spent.get(paymentId) ?? 0n)
    checkLeft(amount, { left, currency: payment.currency, of: 'the payment' }, field)
    const amountRemaining = invoice.amountRemaining - (spent.get(invoiceId) ?? 0n)
    checkRemaining(invoiceAmount, { ...invoice, amountRemaining }, field)
    const from = countsFrom(work, {
      given,
      field: 'appliedAt',
      notBefore: [
        { at: payment.receivedAt, what: 'The payment came in' },
        { at: invoice.issueDate, what: 'The invoice was issued' },
        {
          at: freed.get(paymentId) ?? null,
          what: 'What it takes of the payment was for something else, and freed',
        },
        { at: freed.get(invoiceId) ?? null, what: 'What it pays of the invoice was paid, and owed again' },
        ...(given === null ? [{ at: appliedAt, what: 'It was proposed' }] : []),
      ],
    })
    checkDayOpen(work, books, from, 'appliedAt')
    spend(paymentId, amount)
    spend(invoiceId, invoiceAmount)
    return { ...allocation, from }
  })
}

function lastOf(approved: readonly { from: Date }[]): Date | null {
  if (approved.length === 0) return null
  return new Date(Math.max(...approved.map(({ from }) => from.getTime())))
}
