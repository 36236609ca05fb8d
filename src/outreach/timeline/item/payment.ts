import { type Amount, majorUnits } from '../../../graph/money.ts'
import { looksAt, related, whenRead } from '../../../graph/read/fields.ts'
import type { Rows } from '../../../graph/read/table.ts'
import { allocationById, InvoicePayment } from '../../../ledger/payment/allocation.ts'
import { Payment, paymentById } from '../../../ledger/payment/type.ts'
import { nobody, present, rowOf, timelineItem } from './define.ts'

const told = looksAt(paymentById, 'paymentId', ['amount', 'currency', 'method', 'status'])
const part = looksAt(allocationById, 'allocationId', ['amount', 'isApproved'])

type Told = Pick<Rows['Payment'], 'amount' | 'currency' | 'method' | 'status'>
type Part = Pick<Rows['InvoicePayment'], 'amount' | 'isApproved'> | null

const STATES: Record<Told['status'], string> = {
  PENDING_MATCH: 'received',
  MATCHED: 'received',
  APPLIED: 'received',
  REFUNDED: 'received and refunded',
  FAILED: 'failed',
  OTHER: '',
}
const METHODS: Record<NonNullable<Told['method']>, string> = {
  ACH: ' by ACH',
  CARD: ' by card',
  WIRE: ' by wire',
  CHECK: ' by check',
  CASH: ' in cash',
  DIRECT_DEBIT: ' by direct debit',
  OTHER: '',
}

const inFull = (amount: Amount) => `${majorUnits(amount)} ${amount.currency}`

function sentenceOf({ amount, currency, method, status }: Told, allocated: Part): string {
  const whole = `Payment of ${inFull({ minorUnits: amount, currency })} ${STATES[status]}`.trim()
  const sentence = `${whole}${method === null ? '' : METHODS[method]}`
  if (allocated === null) return sentence
  const share = inFull({ minorUnits: allocated.amount, currency })
  return `${sentence}, ${share} of it ${allocated.isApproved ? 'for this invoice' : 'perhaps for this invoice'}`
}

export const PaymentTimelineItem = timelineItem('PAYMENT', {
  description: 'A payment, by when it came in: of a party, or for an invoice.',
  actor: nobody,
  summary: {
    relations: [told.relation, part.relation],
    of: (context, item) =>
      whenRead(told.of(context, item), (payment) =>
        whenRead(part.of(context, item), (allocation) => sentenceOf(present(payment), allocation)),
      ),
  },
  fields: (t) => ({
    payment: t.field({ type: Payment, description: 'The payment.', ...rowOf(paymentById, 'paymentId') }),
    allocation: t.field({
      type: InvoicePayment,
      nullable: true,
      description: 'What of it is for the invoice. Null on the timeline of a party.',
      extensions: related(allocationById, 'allocationId').extensions,
      resolve: (item, _arguments, context) => allocationById.of(context, item, 'allocationId'),
    }),
  }),
})
