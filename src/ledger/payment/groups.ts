import { list, raw, sql } from '../../database/sql.ts'
import type { Page } from '../../graph/connection/page.ts'
import { column } from '../../graph/read/table.ts'
import { unappliedOf } from './unapplied.ts'

/** All payments of a list that agree in what totals and facets tell apart. Sums are text: they have no end. */
export type PaymentGroup = {
  organizationId: string
  currency: string
  status: string
  method: string | null
  count: number
} & Record<PaymentSum, string>

export type PaymentSum = 'received' | 'refunded' | 'allocated' | 'unapplied'

const groupsOfPages = new WeakMap<object, Promise<readonly PaymentGroup[]>>()

/** The groups of the whole list. Totals and facets of one page share the pass over its rows. */
export function groupsOf(page: Page<unknown>): Promise<readonly PaymentGroup[]> {
  const groups = groupsOfPages.get(page) ?? readGroups(page)
  groupsOfPages.set(page, groups)
  return groups
}

function readGroups({ alias, organizationId, aggregate }: Page<unknown>) {
  const field = (property: string) => column(alias, property)
  const sums = {
    received: field('amount'),
    refunded: field('amountRefunded'),
    allocated: field('amountAllocated'),
    unapplied: unappliedOf(alias),
  }
  // PostgreSQL sums bigints as numeric, which has no end; as text it arrives without losing a digit.
  const summed = Object.entries(sums).map(
    ([name, amount]) => sql`sum(${amount})::text as ${raw(`"${name}"`)}`,
  )
  const columns = sql`${organizationId}::text as "organizationId", ${field('currency')} as currency,
    ${field('status')}::text as status, ${field('method')}::text as method, count(*)::int as count, ${list(summed)}`
  const groupBy = sql`group by ${list(['currency', 'status', 'method'].map(field))}`
  return aggregate<PaymentGroup>('payment sums', columns, groupBy)
}

export function sumOf(groups: readonly PaymentGroup[], name: PaymentSum): bigint {
  return groups.reduce((sum, group) => sum + BigInt(group[name]), 0n)
}

export function countOf(groups: readonly PaymentGroup[]): number {
  return groups.reduce((count, group) => count + group.count, 0)
}
