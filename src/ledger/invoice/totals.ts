import { builder } from '../../graph/builder.ts'
import type { Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money } from '../../graph/money.ts'
import { countOf, groupsOf, type InvoiceGroup, isOpenGroup, sumOf } from './sums.ts'
import { InvoiceConnection } from './type.ts'

export const SUM_COLUMNS = [
  'total',
  'amountDue',
  'amountPaid',
  'amountRemaining',
  'outstanding',
  'overdue',
  'unappliedCredit',
] as const
type SumColumn = (typeof SUM_COLUMNS)[number]
export type Totals = { organizationId: string; currency: string; count: number } & Record<SumColumn, bigint>

const moneyOf = (name: SumColumn) => (totals: Totals) => ({
  minorUnits: totals[name],
  currency: totals.currency,
  organizationId: totals.organizationId,
})

export const InvoiceTotals = builder.objectRef<Totals>('InvoiceTotals').implement({
  description: 'Sums over the invoices of a list that share a currency.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    total: t.field({ type: Money, description: 'Sum of the totals.', resolve: moneyOf('total') }),
    amountDue: t.field({
      type: Money,
      description: 'Sum of the amounts due.',
      resolve: moneyOf('amountDue'),
    }),
    amountPaid: t.field({
      type: Money,
      description: 'Sum of the amounts paid.',
      resolve: moneyOf('amountPaid'),
    }),
    amountRemaining: t.field({
      type: Money,
      description:
        'Sum of the amounts remaining, whatever the status: void, written-off and draft invoices count. What is really ' +
        'owed is `outstanding`.',
      resolve: moneyOf('amountRemaining'),
    }),
    outstanding: t.field({
      type: Money,
      description:
        'Sum of what is owed on open invoices: sent, overdue, partly paid and disputed ones. What `aging` adds up to.',
      resolve: moneyOf('outstanding'),
    }),
    overdue: t.field({
      type: Money,
      description: 'Sum of what is owed past its due date today.',
      resolve: moneyOf('overdue'),
    }),
    unappliedCredit: t.field({
      type: Money,
      description:
        'Sum of what is left of credit notes, as a positive amount. It stands beside `outstanding`, which it does not lower ' +
        'before it is applied to invoices.',
      resolve: moneyOf('unappliedCredit'),
    }),
  }),
})

/** One entry per currency, the most frequent first. */
export async function readTotals(page: Page<unknown>, context: Context): Promise<Totals[]> {
  const currencies = Map.groupBy(await groupsOf(page, context), ({ currency }) => currency)
  return [...currencies]
    .map(([currency, groups]) => totalsOf(page.organizationId, currency, groups))
    .sort((left, right) => right.count - left.count || left.currency.localeCompare(right.currency))
}

function totalsOf(organizationId: string, currency: string, groups: readonly InvoiceGroup[]): Totals {
  const open = groups.filter(isOpenGroup)
  return {
    organizationId,
    currency,
    count: countOf(groups),
    total: sumOf(groups, 'total'),
    amountDue: sumOf(groups, 'amountDue'),
    amountPaid: sumOf(groups, 'amountPaid'),
    amountRemaining: sumOf(groups, 'amountRemaining'),
    outstanding: sumOf(open, 'amountRemaining'),
    overdue: sumOf(
      open.filter(({ bucket }) => bucket > 0),
      'amountRemaining',
    ),
    unappliedCredit: sumOf(groups, 'unappliedCredit'),
  }
}

builder.objectField(InvoiceConnection, 'totals', (t) =>
  t.field({
    type: [InvoiceTotals],
    description:
      'Sums over the whole filtered list, whatever the page: one entry per currency, the most frequent first.',
    complexity: AGGREGATE_COST,
    resolve: (page, _arguments, context) => readTotals(page, context),
  }),
)
