import { builder } from '../../graph/builder.ts'
import type { Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { InvoiceTotals, readTotals, SUM_COLUMNS, type Totals } from '../invoice/totals.ts'
import { InvoiceConnection } from '../invoice/type.ts'
import { convert, type Rate } from './convert.ts'
import { type ExchangeRateRow, ratesToday } from './rates.ts'
import { ExchangeRate } from './type.ts'

type ConvertedTotals = {
  totals: Totals
  rates: ExchangeRateRow[]
  currenciesWithoutRate: string[]
}

const ConvertedInvoiceTotals = builder.objectRef<ConvertedTotals>('ConvertedInvoiceTotals').implement({
  description:
    'Sums over the invoices of a list in the currency of the organization, as far as rates are known.',
  fields: (t) => ({
    totals: t.expose('totals', {
      type: InvoiceTotals,
      description:
        'The sums. The sum of each currency is converted as a whole and rounded to minor units, half away from zero. ' +
        'Invoices in `currenciesWithoutRate` are not in it, nor in its `count`.',
    }),
    rates: t.expose('rates', { type: [ExchangeRate], description: 'The rates that were used, by currency.' }),
    currenciesWithoutRate: t.expose('currenciesWithoutRate', {
      type: ['CurrencyCode'],
      description: 'The currencies of the list that no rate is known for today: what is in them is left out.',
    }),
  }),
})

async function readConverted(page: Page<unknown>, context: Context): Promise<ConvertedTotals> {
  const { organizationId } = page
  const [all, rates] = await Promise.all([readTotals(page, context), ratesToday(context, organizationId)])
  const { defaultCurrency: intoCurrency } = context.organizationOf(organizationId)
  const own = { currency: intoCurrency, intoCurrency, rate: '1' }
  const known = all.map((totals) => ({
    totals,
    rate: totals.currency === intoCurrency ? own : rates.get(totals.currency),
  }))
  const missing = known.filter(({ rate }) => rate === undefined)
  return {
    totals: sumOf({ organizationId, currency: intoCurrency }, known),
    rates: [...rates.values()].filter(({ currency }) => all.some((totals) => totals.currency === currency)),
    currenciesWithoutRate: missing.map(({ totals }) => totals.currency).sort(),
  }
}

function sumOf(
  of: Pick<Totals, 'organizationId' | 'currency'>,
  known: readonly { totals: Totals; rate: Rate | undefined }[],
): Totals {
  const sum: Totals = {
    ...of,
    count: 0,
    total: 0n,
    amountDue: 0n,
    amountPaid: 0n,
    amountRemaining: 0n,
    outstanding: 0n,
    overdue: 0n,
    unappliedCredit: 0n,
  }
  for (const { totals, rate } of known) {
    if (rate === undefined) continue
    sum.count += totals.count
    for (const column of SUM_COLUMNS) sum[column] += convert(totals[column], rate)
  }
  return sum
}

builder.objectField(InvoiceConnection, 'totalsInOrganizationCurrency', (t) =>
  t.field({
    type: ConvertedInvoiceTotals,
    description:
      "The same sums as `totals` in the one currency of the organization, at today's rates of `exchangeRateSet`: beside those " +
      'per currency, not instead of them.',
    complexity: AGGREGATE_COST,
    resolve: (page, _arguments, context) => readConverted(page, context),
  }),
)
