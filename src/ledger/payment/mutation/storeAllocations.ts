import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import type { Books } from '../../organization/closedBooks.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { countsFrom } from '../../settlement/dayIn.ts'
import { eachOf } from '../../settlement/eachOf.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'
import type { AllocationStrategy } from '../enums.ts'
import { followPayments } from './followPayments.ts'
import type { Allocated } from './readAllocations.ts'

type Allocation = {
  /** With what was left of it before. */
  payment: { id: string; receivedAt: Date; left: bigint }
  /** As it was given. */
  appliedAt: Date | null
  isApproved: boolean
  strategy: typeof AllocationStrategy.$inferType
  books: Books
}

/** Writes what is allocated of a payment, and has invoices, payment and tallies follow. Answers the ids, in their order. */
export async function storeAllocations(
  work: DirectWork,
  allocated: readonly Allocated[],
  { payment, appliedAt, isApproved, strategy, books }: Allocation,
): Promise<string[]> {
  if (allocated.length === 0) return []
  const { organizationId, viewer, now, tell } = work
  const taken = allocated.reduce((sum, { amount }) => sum + amount, 0n)
  const freed = isApproved
    ? await freedAt(work, [
        { id: payment.id, taken, left: payment.left },
        ...allocated.map((each) => ({
          id: each.invoice.id,
          taken: each.invoiceAmount,
          left: each.invoice.amountRemaining,
        })),
      ])
    : null
  const dated = eachOf(allocated, (each) => {
    const from = countsFrom(work, {
      given: appliedAt,
      field: 'appliedAt',
      notBefore: [
        { at: payment.receivedAt, what: 'The payment came in' },
        { at: each.invoice.issueDate, what: 'The invoice was issued' },
        {
          at: freed?.get(payment.id) ?? null,
          what: 'What it takes of the payment was for something else, and freed',
        },
        {
          at: freed?.get(each.invoice.id) ?? null,
          what: 'What it pays of the invoice was paid, and owed again',
        },
      ],
    })
    if (isApproved) checkDayOpen(work, books, from, 'appliedAt')
    return { ...each, id: uuidv7(), from }
  })
  const approval = isApproved ? { at: now, by: viewer.userId } : { at: null, by: null }
  tell(sql`insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, invoice_amount, currency_rate, strategy,
      is_approved, approved_at, approver_id, applied_at, created_at, updated_at)
    select ${organizationId}::uuid, a.id, a.invoice_id, ${payment.id}::uuid, a.amount, a.invoice_amount, a.rate,
      ${strategy}::text::"AllocationStrategy", ${isApproved}::boolean, ${approval.at}::timestamptz, ${approval.by}::uuid, a.applied_at,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${dated.map(({ id }) => id)}::uuid[], ${dated.map(({ invoice }) => invoice.id)}::uuid[],
      ${dated.map(({ amount }) => String(amount))}::text[]::bigint[], ${dated.map((each) => String(each.invoiceAmount))}::text[]::bigint[],
      ${dated.map(({ rate }) => rate)}::text[]::numeric[], ${dated.map(({ from }) => from.toISOString())}::text[]::timestamptz[])
      a(id, invoice_id, amount, invoice_amount, rate, applied_at)`)
  followPayments(work, [payment.id])
  if (isApproved) {
    await storeSettled(
      work,
      dated.map(({ invoice, invoiceAmount, from }) => ({
        invoice,
        movement: { paid: invoiceAmount, lastAppliedAt: from },
      })),
    )
  }
  return dated.map(({ id }) => id)
}
