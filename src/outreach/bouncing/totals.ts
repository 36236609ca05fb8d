import { nothing, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Page } from '../../graph/connection/page.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money } from '../../graph/money.ts'
import { column } from '../../graph/read/table.ts'
import { invoiceIdsBehind } from '../../ledger/invoice/behindAddresses.ts'
import { isOpen } from '../../ledger/invoice/condition.ts'
import { BouncingContactConnection } from './type.ts'

type CurrencyTotals = { currency: string; count: number; outstanding: string }
type Totals = CurrencyTotals & { organizationId: string }

const BouncingContactTotals = builder.objectRef<Totals>('BouncingContactTotals').implement({
  description: 'The receivables of one currency behind a list of bouncing addresses.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    count: t.exposeInt('count', { description: 'How many invoices, open or not, each once.' }),
    outstanding: t.field({
      type: Money,
      description: 'What is owed on those of them that are open.',
      resolve: ({ organizationId, currency, outstanding }) => ({
        minorUnits: BigInt(outstanding),
        currency,
        organizationId,
      }),
    }),
  }),
})

/** One pass over the addresses gathers them; the subquery then counts each invoice once, whichever of them it is behind. */
async function readTotals(page: Page<unknown>): Promise<Totals[]> {
  const { organizationId, alias } = page
  const keys = sql`array_agg(${column(alias, 'addressKey')})`
  const ids = invoiceIdsBehind(organizationId, (key) => sql`${key} = any(${keys})`)
  const columns = sql`(
    select json_agg(summed) from (
      select i.currency, count(*)::int as count,
        coalesce(sum(i.amount_remaining) filter (where ${isOpen('i')}), 0)::text as outstanding
      from invoice i
      where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE' and i.id in (${ids})
      group by i.currency order by count(*) desc, i.currency) summed) as totals`
  const [answer] = await page.aggregate<{ totals: readonly CurrencyTotals[] | null }>(
    'totals',
    columns,
    nothing,
  )
  return (answer?.totals ?? []).map((totals) => ({ ...totals, organizationId }))
}

builder.objectField(BouncingContactConnection, 'totals', (t) =>
  t.field({
    type: [BouncingContactTotals],
    description:
      'The money behind all bouncing addresses of the filter, whatever the page: one entry per currency, the one of ' +
      'most invoices first. An invoice counts once, behind however many of them it is.',
    complexity: AGGREGATE_COST,
    resolve: (page) => readTotals(page),
  }),
)
