import { builder } from '../builder.ts'
import type { Page } from '../connection/page.ts'
import type { Context } from '../context.ts'
import { AGGREGATE_COST } from '../limit/cost.ts'
import { Money } from '../money.ts'
import { raw, sql } from '../read/sql.ts'
import { column } from '../read/table.ts'
import { isOpen, isOverdue } from './condition.ts'
import { InvoiceConnection } from './type.ts'

type Totals = {
  currency: string
  count: number
} & Record<SumColumn, string>

type SumColumn = 'total' | 'amountDue' | 'amountPaid' | 'amountRemaining' | 'outstanding' | 'overdue'

const sumOf = (name: SumColumn) => (totals: Totals) => ({
  minorUnits: BigInt(totals[name]),
  currency: totals.currency,
})

const InvoiceTotals = builder.objectRef<Totals>('InvoiceTotals').implement({
  description: 'Sums over the invoices of a list that share a currency.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    total: t.field({ type: Money, description: 'Sum of the totals.', resolve: sumOf('total') }),
    amountDue: t.field({ type: Money, description: 'Sum of the amounts due.', resolve: sumOf('amountDue') }),
    amountPaid: t.field({
      type: Money,
      description: 'Sum of the amounts paid.',
      resolve: sumOf('amountPaid'),
    }),
    amountRemaining: t.field({
      type: Money,
      description:
        'Sum of the amounts remaining, whatever the status: void, written-off and draft invoices count. What is really ' +
        'owed is `outstanding`.',
      resolve: sumOf('amountRemaining'),
    }),
    outstanding: t.field({
      type: Money,
      description:
        'Sum of what is owed on open invoices: sent, overdue, partly paid and disputed ones. What `aging` adds up to.',
      resolve: sumOf('outstanding'),
    }),
    overdue: t.field({
      type: Money,
      description: 'Sum of what is owed past its due date today.',
      resolve: sumOf('overdue'),
    }),
  }),
})

/** PostgreSQL sums bigints as numeric, which has no end; as text it arrives without losing a digit. */
function readTotals(page: Page<unknown>, context: Context): Promise<readonly Totals[]> {
  const { alias } = page
  const sum = (name: string) => sql`sum(${column(alias, name)})::text as ${raw(`"${name}"`)}`
  const overdue = isOverdue(alias, context.calendarOf(page.organizationId))
  return page.aggregate<Totals>(
    'totals',
    sql`${column(alias, 'currency')} as currency, count(*)::int as count, ${sum('total')}, ${sum('amountDue')},
      ${sum('amountPaid')}, ${sum('amountRemaining')},
      coalesce(sum(${column(alias, 'amountRemaining')}) filter (where ${isOpen(alias)}), 0)::text as outstanding,
      coalesce(sum(${column(alias, 'amountRemaining')}) filter (where ${overdue}), 0)::text as overdue`,
    sql`group by ${column(alias, 'currency')}`,
  )
}

builder.objectField(InvoiceConnection, 'totals', (t) =>
  t.field({
    type: [InvoiceTotals],
    description:
      'Sums over the whole filtered list, whatever the page: one entry per currency, the most frequent first.',
    complexity: AGGREGATE_COST,
    resolve: async (page, _arguments, context) =>
      (await readTotals(page, context)).toSorted(
        (left, right) => right.count - left.count || left.currency.localeCompare(right.currency),
      ),
  }),
)
