import type { InvoiceRow, Money } from './rows.ts'

/** What totals, facets and ageing are by their descriptions: sums in memory over the rows of a list. */

type Sum = 'total' | 'amountDue' | 'amountPaid' | 'amountRemaining' | 'unappliedCredit'

const sum = (rows: readonly InvoiceRow[], name: Sum) =>
  rows.reduce((all, row) => all + row[name].minorUnits, 0)

const byCurrency = (rows: readonly InvoiceRow[]) => [...Map.groupBy(rows, ({ currency }) => currency)]

function money(minorUnits: number, currency: string): Money {
  return { minorUnits, currency }
}

/** One entry per currency, the most frequent first. */
export function totalsOf(rows: readonly InvoiceRow[]) {
  return byCurrency(rows)
    .map(([currency, group]) => ({
      currency,
      count: group.length,
      total: money(sum(group, 'total'), currency),
      amountDue: money(sum(group, 'amountDue'), currency),
      amountPaid: money(sum(group, 'amountPaid'), currency),
      amountRemaining: money(sum(group, 'amountRemaining'), currency),
      outstanding: money(sum(group.filter(isOpen), 'amountRemaining'), currency),
      overdue: money(
        sum(
          group.filter(({ isOverdue }) => isOverdue),
          'amountRemaining',
        ),
        currency,
      ),
      unappliedCredit: money(sum(group, 'unappliedCredit'), currency),
    }))
    .sort((left, right) => right.count - left.count || left.currency.localeCompare(right.currency))
}

export const DIMENSIONS = ['status', 'collectionMethod', 'type', 'currency', 'agingBucket'] as const

export type Facet = { value: string | null; count: number; amountRemaining: Money[] }

/** Facets in no order of theirs, each with one amount per currency. */
export function facetsOf(rows: readonly InvoiceRow[], dimension: (typeof DIMENSIONS)[number]): Facet[] {
  const facets = [...Map.groupBy(rows, (row) => row[dimension])].map(([value, group]) => ({
    value,
    count: group.length,
    amountRemaining: byCurrency(group).map(([currency, own]) => money(sum(own, 'amountRemaining'), currency)),
  }))
  return inOrder(facets)
}

export function inOrder(facets: readonly Facet[]): Facet[] {
  return facets
    .map((facet) => ({
      ...facet,
      amountRemaining: facet.amountRemaining.toSorted((left, right) =>
        left.currency.localeCompare(right.currency),
      ),
    }))
    .sort((left, right) => String(left.value).localeCompare(String(right.value)))
}

const isOpen = ({ agingBucket }: InvoiceRow) => agingBucket !== null

const hasCredit = ({ unappliedCredit }: InvoiceRow) => unappliedCredit.minorUnits > 0

/**
 * Every bucket of every currency in which something is owed or to someone's credit: what is not overdue, up to each edge, and
 * beyond. Credit stands in the first.
 */
export function agingOf(rows: readonly InvoiceRow[], edges: readonly number[]) {
  const ends = [0, ...edges, Number.POSITIVE_INFINITY]
  return byCurrency(rows.filter((row) => isOpen(row) || hasCredit(row)))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([currency, group]) =>
      ends.map((to, index) => {
        const end = ends[index - 1]
        return bucketOf(group, currency, end === undefined ? null : end + 1, to)
      }),
    )
}

function bucketOf(group: readonly InvoiceRow[], currency: string, fromDays: number | null, to: number) {
  const days = (row: InvoiceRow) => row.overdueDays ?? 0
  const own = group.filter(
    (row) => isOpen(row) && (fromDays === null || days(row) >= fromDays) && days(row) <= to,
  )
  return {
    currency,
    fromDays,
    toDays: Number.isFinite(to) ? to : null,
    count: own.length,
    amountRemaining: money(sum(own, 'amountRemaining'), currency),
    unappliedCredit: money(fromDays === null ? sum(group, 'unappliedCredit') : 0, currency),
  }
}

const BUCKETS = ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'OVER_90']

/**
 * What a party owes and has to its credit: its open receivables and credit notes, inactive ones included. A currency in which
 * it has only paid stands there with zeros.
 */
export function receivablesOf(rows: readonly InvoiceRow[]) {
  const hasPaid = (row: InvoiceRow) =>
    row.status === 'PAID' && row.overdueDays !== null && row.total.minorUnits > 0
  const standing = rows.filter(
    (row) => row.type === 'RECEIVABLE' && (isOpen(row) || hasCredit(row) || hasPaid(row)),
  )
  return byCurrency(standing)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, group]) => ({
      currency,
      openCount: group.filter(isOpen).length,
      balance: money(sum(group.filter(isOpen), 'amountRemaining'), currency),
      overdue: money(
        sum(
          group.filter(({ isOverdue }) => isOverdue),
          'amountRemaining',
        ),
        currency,
      ),
      unappliedCredit: money(sum(group, 'unappliedCredit'), currency),
      byBucket: BUCKETS.map((bucket) => ({ bucket, own: group.filter((row) => row.agingBucket === bucket) }))
        .filter(({ own }) => own.length > 0)
        .map(({ bucket, own }) => ({
          bucket,
          count: own.length,
          balance: money(sum(own, 'amountRemaining'), currency),
        })),
    }))
}
