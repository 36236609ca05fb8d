import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { readRow } from '../../graph/read/readRow.ts'
import { viewArg, viewable } from '../savedView/viewed.ts'
import { paymentArgs } from './args.ts'
import { type PaymentListArguments, paymentList } from './list.ts'
import { Payment, PaymentConnection } from './type.ts'

builder.queryFields((t) => ({
  payment: t.field({
    type: Payment,
    nullable: true,
    description: 'One payment. NOT_FOUND when there is none, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      id: t.arg.id({ required: true, description: 'Global id or UUID of the payment.' }),
    },
    resolve: async (_root, { organizationId, id }, context, info) => {
      const place = resolveRow(context, 'Payment', { argument: 'id', text: id, organizationId })
      const payment = place && (await readRow(context, 'Payment', place, info))
      if (!payment) throw refuse('NOT_FOUND', 'There is no such payment in your organization.')
      return payment
    },
  }),
  payments: t.field({
    type: PaymentConnection,
    description: 'The payments of one organization, the latest first unless `orderBy`.',
    args: { organizationId: organizationArg(t.arg), ...viewArg(t.arg), ...paymentArgs(t.arg) },
    resolve: viewable('PAYMENTS', (context, id, args: PaymentListArguments, info) =>
      openPage(context, paymentList(context, id, args), args, info),
    ),
  }),
}))
