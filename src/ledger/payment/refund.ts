import { builder } from '../../graph/builder.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { Money } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { amountOf } from '../settlement/amountOf.ts'
import { Payment, paymentById } from './type.ts'

const refundById = rowById('PaymentRefund')
const refundsByPayment = rowsByParent('PaymentRefund', 'paymentId', ['refundedAt', 'id'])
const currencyOf = looksAt(paymentById, 'paymentId', ['currency'])

export const PaymentRefund = nodeType('PaymentRefund', {
  description: 'What of a payment was paid back by `paymentRefund`.',
  fields: (t) => ({
    payment: t.field({
      type: Payment,
      description: 'The payment it is of.',
      ...related(paymentById, 'paymentId'),
      resolve: (refund, _arguments, context) =>
        whenRead(paymentById.of(context, refund, 'paymentId'), (payment) => {
          if (payment === null) throw new Error(`Refund ${refund.id} has no payment.`)
          return payment
        }),
    }),
    amount: t.field({
      type: Money,
      description: "How much, in the payment's currency.",
      select: { amount: true, paymentId: true },
      extensions: reads({ relations: [currencyOf.relation] }),
      resolve: (refund, _arguments, context) =>
        whenRead(currencyOf.of(context, refund), (payment) => amountOf(refund, payment)),
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in words for the team.' }),
    refundedAt: t.expose('refundedAt', { type: 'DateTime', description: 'When it went back.' }),
    refundedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who paid it back. Null where that is not known.',
      ...related(memberById, 'refundedById'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
  }),
})

registerTenantNode('PaymentRefund', refundById)

builder.prismaObjectFields(Payment, (t) => ({
  refunds: t.field({
    type: [PaymentRefund],
    complexity: SHORT_LIST_COST,
    description:
      'What of it went back by `paymentRefund`, oldest first. An import may tell of more in `amountRefunded`.',
    ...related(refundsByPayment, 'id'),
  }),
}))
