import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { organizationOfIds } from '../../../graph/mutation/idList.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { eachOf } from '../../settlement/eachOf.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'
import { sumBy } from '../../settlement/sumBy.ts'
import { InvoicePayment } from '../allocation.ts'
import { MOST_ALLOCATIONS } from './allocationInput.ts'
import { followPayments } from './followPayments.ts'
import { lockAllocations } from './lockAllocations.ts'

const PaymentUnallocateInput = builder.inputType('PaymentUnallocateInput', {
  description: 'Allocations that are to count no more.',
  fields: (t) => ({
    allocationIds: t.idList({
      required: true,
      description: `Global ids of the allocations, at most ${MOST_ALLOCATIONS}, of whatever payments. All are reversed, or none.`,
    }),
    reversedAt: t.field({
      type: 'DateTime',
      description:
        'From when on they count no more; from now on when left out. To come, or on a day before they counted: INVALID; in ' +
        'closed books: BOOKS_CLOSED.',
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('paymentUnallocate', {
  description:
    'Takes back what of payments was for invoices: the payments have it unapplied again, and the invoices owe it again. The ' +
    'allocations are kept with the day. Twice: IMMUTABLE_STATE. A proposal that nobody approved is turned down by it.',
  input: PaymentUnallocateInput,
  payload: (t) => ({
    allocations: t.field({
      type: [InvoicePayment],
      nullable: true,
      description: 'The allocations, reversed by you.',
      resolve: readAllChanged('InvoicePayment'),
    }),
  }),
  organizationOf: (context, { allocationIds }) =>
    organizationOfIds(context, 'InvoicePayment', allocationIds, 'allocationIds'),
  change: async (work, input) => {
    const { organizationId, viewer, now, tell } = work
    const given = pastIn(work, input.reversedAt, 'reversedAt') ?? now
    const locked = await lockAllocations(work, input.allocationIds)
    const { books, invoices, ids, invoiceIds, paymentIds, allocations } = locked
    checkDayOpen(work, books, given, 'reversedAt')
    const reversed = eachOf(allocations, ({ id, appliedAt: at, reversedAt }, index) => {
      if (reversedAt !== null) {
        throw refusal('IMMUTABLE_STATE', `allocationIds.${index}`, 'The allocation is reversed already.')
      }
      const notBefore = [{ at, what: 'It was applied' }]
      const day = countsFrom(work, { given, field: 'reversedAt', notBefore })
      // On the same day it may be an earlier hour, as the database would not have it.
      return { id, at: day < at ? at : day }
    })
    tell(sql`update invoice_payment a set reversed_at = c.at, reversed_by_id = ${viewer.userId}::uuid, updated_at = ${now}::timestamptz
      from unnest(${reversed.map(({ id }) => id)}::uuid[], ${reversed.map(({ at }) => at.toISOString())}::text[]::timestamptz[]) c(id, at)
      where a.organization_id = ${organizationId}::uuid and a.id = c.id`)
    followPayments(work, paymentIds)
    const counted = allocations.filter(({ isApproved }) => isApproved)
    const taken = sumBy(counted, ({ invoiceId, invoiceAmount }) => [invoiceId, invoiceAmount])
    await storeSettled(
      work,
      [...invoices.values()]
        .filter(({ id }) => taken.has(id))
        .map((invoice) => ({ invoice, movement: { paid: -(taken.get(invoice.id) ?? 0n) } })),
    )
    return {
      result: { ids },
      entity: { type: 'InvoicePayment', id: ids[0] ?? '' },
      changes: {
        reversedAt: given,
        allocations: allocations.map(({ id, paymentId, invoiceId, amount }) => ({
          id,
          paymentId,
          invoiceId,
          amount: String(amount),
        })),
      },
      announced: [{ kind: 'INVOICE', invoiceIds }],
    }
  },
})
