import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, idIn, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { amountIn } from '../../settlement/amountIn.ts'
import { checkLeft } from '../../settlement/checkOwing.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { lockMoney } from '../../settlement/lockMoney.ts'
import { PaymentRefund } from '../refund.ts'
import { unapplied } from '../rules.ts'
import { spendable } from './checkSpendable.ts'
import { followPayments } from './followPayments.ts'

const LONGEST_REASON = 2_000

const PaymentRefundInput = builder.inputType('PaymentRefundInput', {
  description: 'What of a payment goes back to whom it came from.',
  fields: (t) => ({
    paymentId: t.id({ required: true, description: 'Global id of the payment.' }),
    amount: t.field({
      type: MoneyInput,
      description:
        "How much, in the payment's currency; all that is unapplied when left out. More than that: AMOUNT_EXCEEDS_UNAPPLIED: " +
        'reverse allocations first.',
    }),
    refundedAt: t.field({
      type: 'DateTime',
      description:
        'When it went back; now when left out. To come, or on a day before the payment came in, or before so much of it was taken ' +
        'back: INVALID; in closed books: BOOKS_CLOSED.',
    }),
    reason: t.string({ description: `Why, for the team; at most ${LONGEST_REASON} characters.` }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

directMutation('paymentRefund', {
  description:
    'Says that something of a payment was paid back. No money moves by it: that is done at the bank. A payment that went ' +
    'back whole is REFUNDED.',
  input: PaymentRefundInput,
  payload: (t) => ({
    refund: t.field({
      type: PaymentRefund,
      nullable: true,
      description: 'What went back; it leads to the payment.',
      resolve: readChanged('PaymentRefund'),
    }),
  }),
  organizationOf: (context, { paymentId }) => organizationOfId(context, 'Payment', paymentId, 'paymentId'),
  change: async (work, input) => {
    const { organizationId, viewer, now, tell } = work
    const paymentId = idIn(work, 'Payment', input.paymentId, 'paymentId')
    const reason = optionalText(input.reason, 'reason', LONGEST_REASON)
    const { books, payments } = await lockMoney(work, { paymentIds: [paymentId] })
    const place = { now, text: input.paymentId, field: 'paymentId' }
    const payment = spendable(payments.get(paymentId), place)
    checkNotStale(payment, input.expectedUpdatedAt)
    const { currency } = payment
    const left = unapplied(payment)
    if (left <= 0n) throw refusal('AMOUNT_EXCEEDS_UNAPPLIED', 'paymentId', 'Nothing is left of the payment.')
    const amount = input.amount
      ? amountIn(input.amount, currency, { field: 'amount', of: 'the payment' })
      : left
    checkLeft(amount, { left, currency, of: 'the payment' }, 'amount.minorUnits')
    const freed = await freedAt(work, [{ id: paymentId, taken: amount, left }])
    const refundedAt = countsFrom(work, {
      given: pastIn(work, input.refundedAt, 'refundedAt') ?? now,
      field: 'refundedAt',
      notBefore: [
        { at: payment.receivedAt, what: 'The payment came in' },
        { at: freed.get(paymentId) ?? null, what: 'What goes back was for an invoice, and freed' },
      ],
    })
    checkDayOpen(work, books, refundedAt, 'refundedAt')
    const id = uuidv7()
    tell(sql`insert into payment_refund (organization_id, id, payment_id, amount, reason, refunded_at, refunded_by_id, created_at)
      values (${organizationId}::uuid, ${id}::uuid, ${paymentId}::uuid, ${String(amount)}::text::bigint, ${reason}::text,
        ${refundedAt}::timestamptz, ${viewer.userId}::uuid, ${now}::timestamptz)`)
    tell(sql`update payment p set amount_refunded = p.amount_refunded + ${String(amount)}::text::bigint
      where p.organization_id = ${organizationId}::uuid and p.id = ${paymentId}::uuid`)
    followPayments(work, [paymentId])
    return {
      result: { id },
      entity: { type: 'PaymentRefund', id },
      changes: { paymentId, amount: String(amount), currency, refundedAt },
    }
  },
})
