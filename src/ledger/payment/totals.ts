import { builder } from '../../graph/builder.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { countOf, groupsOf, type PaymentGroup, type PaymentSum, sumOf } from './groups.ts'
import { PaymentConnection } from './type.ts'

/** The groups of one currency. */
type Totals = { organizationId: string; currency: string; groups: readonly PaymentGroup[] }

const moneyOf =
  (name: PaymentSum) =>
  ({ organizationId, currency, groups }: Totals): MoneyValue => ({
    organizationId,
    currency,
    minorUnits: sumOf(groups, name),
  })

const PaymentTotals = builder.objectRef<Totals>('PaymentTotals').implement({
  description: 'Sums over the payments of a list that share a currency.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    count: t.int({ description: 'How many payments.', resolve: ({ groups }) => countOf(groups) }),
    received: t.field({
      type: Money,
      description: 'Sum of the amounts, whatever the status: what failed counts.',
      resolve: moneyOf('received'),
    }),
    refunded: t.field({ type: Money, description: 'Sum of what went back.', resolve: moneyOf('refunded') }),
    allocated: t.field({
      type: Money,
      description: 'Sum of what is for invoices, as approved.',
      resolve: moneyOf('allocated'),
    }),
    unapplied: t.field({
      type: Money,
      description: 'Sum of what is for nothing yet.',
      resolve: moneyOf('unapplied'),
    }),
  }),
})

builder.objectField(PaymentConnection, 'totals', (t) =>
  t.field({
    type: [PaymentTotals],
    description:
      'Sums over the whole filtered list, whatever the page: one entry per currency, the most frequent first.',
    complexity: AGGREGATE_COST,
    resolve: async (page) => {
      const currencies = Map.groupBy(await groupsOf(page), ({ currency }) => currency)
      return [...currencies]
        .map(([currency, groups]): Totals => ({ organizationId: page.organizationId, currency, groups }))
        .sort(
          (left, right) =>
            countOf(right.groups) - countOf(left.groups) || left.currency.localeCompare(right.currency),
        )
    },
  }),
)
