import type { Calendar } from '../../graph/calendar/calendar.ts'
import type { Context } from '../../graph/context.ts'
import { averageDelay, bestPossibleDso, collectionEffectiveness, countBackDso, turnover } from './formulas.ts'
import { type Owed, readOwed, readSales, readSettled, type Sale, type Settled } from './metricsRead.ts'
import type { Period } from './periods.ts'

export type Metrics = Period & {
  organizationId: string
  currency: string
  opening: bigint
  sales: bigint
  closing: bigint
  notOverdue: bigint
  dso: number | null
  bestPossibleDso: number | null
  collectionEffectivenessIndex: number | null
  averageDelayDays: number | null
  turnover: number | null
}

/** The figures of each period and currency, in this order; no currency is left out of a period that another one has it in. */
export async function readMetrics(
  context: Context,
  organizationId: string,
  { calendar, periods }: { calendar: Calendar; periods: readonly Period[] },
): Promise<Metrics[]> {
  const asked = { context, organizationId, calendar }
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return []
  // One after the other: each is a pass over the receivables, and others wait for their pages.
  const owedOn = new Map<number, Map<string, Owed>>()
  for (const day of [first.from - 1, ...periods.map(({ to }) => to)])
    owedOn.set(day, await readOwed(asked, day))
  const sales = Map.groupBy(await readSales(asked), ({ currency }) => currency)
  const settled = Map.groupBy(await readSettled(asked, first.from, last.to), ({ currency }) => currency)
  const owing = [...owedOn.values()].flatMap((owed) => [...owed.keys()])
  const currencies = [...new Set([...owing, ...sales.keys(), ...settled.keys()])].sort()
  return periods.flatMap((period) =>
    currencies.map((currency): Metrics => {
      const owed = (day: number) => owedOn.get(day)?.get(currency) ?? { owed: 0n, notOverdue: 0n }
      const facts = { opening: owed(period.from - 1).owed, closing: owed(period.to) }
      const of = { sales: sales.get(currency) ?? [], settled: settled.get(currency) ?? [] }
      return { organizationId, currency, ...period, ...figuresOf(period, facts, of) }
    }),
  )
}

function figuresOf(
  { from, to }: Period,
  { opening, closing: { owed: closing, notOverdue } }: { opening: bigint; closing: Owed },
  of: { sales: readonly Sale[]; settled: readonly Settled[] },
) {
  // What had left the books by the end of the period was no sale.
  const billed = of.sales.filter(({ day, ended }) => day <= to && (ended === null || ended > to))
  const sales = sum(billed.filter(({ day }) => day >= from).map(({ amount }) => amount))
  const paid = of.settled.filter(({ day }) => day >= from && day <= to)
  return {
    opening,
    sales,
    closing,
    notOverdue,
    dso: countBackDso(closing, to, billed),
    bestPossibleDso: bestPossibleDso(notOverdue, sales, to - from + 1),
    collectionEffectivenessIndex: collectionEffectiveness({ opening, sales, closing, notOverdue }),
    averageDelayDays: averageDelay(
      sum(paid.map(({ weighted }) => weighted)),
      sum(paid.map(({ amount }) => amount)),
    ),
    turnover: turnover(sales, opening, closing),
  }
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}
