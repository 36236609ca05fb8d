import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, organizationOfId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged, readChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { pastIn } from '../../settlement/dayIn.ts'
import { lockMoney } from '../../settlement/lockMoney.ts'
import { InvoicePayment } from '../allocation.ts'
import { AllocationStrategy } from '../enums.ts'
import { unapplied } from '../rules.ts'
import { Payment } from '../type.ts'
import { MOST_ALLOCATIONS, PaymentAllocationInput } from './allocationInput.ts'
import { spendable } from './checkSpendable.ts'
import { invoiceIdsIn, readAllocations } from './readAllocations.ts'
import { storeAllocations } from './storeAllocations.ts'
import { told } from './told.ts'

const PaymentAllocateInput = builder.inputType('PaymentAllocateInput', {
  description: 'What of a payment is for which invoices.',
  fields: (t) => ({
    paymentId: t.id({ required: true, description: 'Global id of the payment.' }),
    allocations: t.field({
      type: [PaymentAllocationInput],
      required: true,
      description: `One for each invoice, at most ${MOST_ALLOCATIONS}. All are done, or none.`,
    }),
    appliedAt: t.field({
      type: 'DateTime',
      description:
        'From when on they count. Left out: from when the payment had come in and the invoice was issued, and what was for ' +
        'something else until it was taken back was free again. On a day before that, or to come: INVALID; in closed books: ' +
        'BOOKS_CLOSED.',
    }),
    isApproved: t.boolean({
      defaultValue: true,
      description: 'false: they are proposals, which count when `paymentAllocationApprove` agrees.',
    }),
    strategy: t.field({
      type: AllocationStrategy,
      defaultValue: 'MANUAL',
      description: 'Who found out. OTHER, which is for what imports bring, is INVALID.',
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('paymentAllocate', {
  description:
    'Says what of a payment is for which invoices, of whatever party. Amounts, status and paid date of the invoices follow ' +
    'in the same moment. Only what is owed and may be collected takes a payment, else IMMUTABLE_STATE.',
  input: PaymentAllocateInput,
  payload: (t) => ({
    payment: t.field({
      type: Payment,
      nullable: true,
      description: 'The payment, with what is left of it.',
      resolve: readChanged('Payment'),
    }),
    allocations: t.field({
      type: [InvoicePayment],
      nullable: true,
      description: 'The allocations, in the order of the input.',
      resolve: readAllChanged('InvoicePayment'),
    }),
  }),
  organizationOf: (context, { paymentId }) => organizationOfId(context, 'Payment', paymentId, 'paymentId'),
  change: async (work, input) => {
    const paymentId = idIn(work, 'Payment', input.paymentId, 'paymentId')
    if (input.allocations.length === 0) throw refusal('REQUIRED', 'allocations', 'Name at least one invoice.')
    const invoiceIds = invoiceIdsIn(work, input.allocations)
    const strategy = input.strategy ?? 'MANUAL'
    if (strategy === 'OTHER') throw refusal('INVALID', 'strategy', 'OTHER is for what imports bring.')
    const appliedAt = pastIn(work, input.appliedAt, 'appliedAt')
    const { books, invoices, payments } = await lockMoney(work, { invoiceIds, paymentIds: [paymentId] })
    const place = { now: work.now, text: input.paymentId, field: 'paymentId' }
    const payment = spendable(payments.get(paymentId), place)
    const { currency } = payment
    const left = unapplied(payment)
    const source = { currency, left, books, invoices }
    const allocated = readAllocations(work, input.allocations, source)
    const isApproved = input.isApproved !== false
    const ids = await storeAllocations(work, allocated, {
      payment: { ...payment, left },
      appliedAt,
      isApproved,
      strategy,
      books,
    })
    return {
      result: { id: paymentId, ids },
      entity: { type: 'Payment', id: paymentId },
      changes: { currency, isApproved, appliedAt, allocations: allocated.map(told) },
      announced: [{ kind: 'INVOICE', invoiceIds }],
    }
  },
})
