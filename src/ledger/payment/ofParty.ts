import { builder } from '../../graph/builder.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { Party } from '../party/type.ts'
import { paymentArgs } from './args.ts'
import { type PaymentListArguments, paymentList } from './list.ts'
import { PaymentConnection } from './type.ts'

const paymentsOfParty = pageBelow({
  name: 'payments of party',
  model: 'Payment',
  alias: 'y',
  list: (context, organizationId, args: PaymentListArguments) =>
    paymentList(context, organizationId, args, 'party'),
})

builder.objectField(Party, 'payments', (t) =>
  t.field({
    type: PaymentConnection,
    description: 'What it paid, the latest first.',
    args: paymentArgs(t.arg),
    ...paymentsOfParty,
  }),
)
