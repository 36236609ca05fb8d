import { list, raw, type Sql, sql, sum } from '../../database/sql.ts'
import { askList } from '../../graph/connection/list.ts'
import type { Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { column } from '../../graph/read/table.ts'
import { unappliedCredit } from './condition.ts'
import { daysOverdueMoreThan } from './daysCondition.ts'
import { OPEN_STANDINGS } from './rules.ts'
import { isTallied, talliesOf } from './tally.ts'

/** The ends of the usual ageing buckets, with 0 for what is not overdue in front. */
const USUAL_EDGES: readonly number[] = [0, 30, 60, 90]

/** All invoices of a list that agree in what totals, facets and ageing tell apart. Sums are text: they have no end. */
export type InvoiceGroup = {
  organizationId: string
  currency: string
  type: string
  standing: string
  collectionMethod: string | null
  /** Whether something remains to be paid on them, whatever their standing. */
  hasRemainder: boolean
  /** How many of the edges they are overdue by more than, open or not. */
  bucket: number
  count: number
  total: string
  amountDue: string
  amountPaid: string
  amountRemaining: string
  unappliedCredit: string
}

type SumColumn = 'total' | 'amountDue' | 'amountPaid' | 'amountRemaining' | 'unappliedCredit'

const groupsOfPages = new WeakMap<object, Map<string, Promise<readonly InvoiceGroup[]>>>()

/** The groups of the whole list. Totals, facets and ageing of one page share the pass over its rows. */
export function groupsOf(
  page: Page<unknown>,
  context: Context,
  edges: readonly number[] = USUAL_EDGES,
): Promise<readonly InvoiceGroup[]> {
  const known = groupsOfPages.get(page) ?? new Map<string, Promise<readonly InvoiceGroup[]>>()
  groupsOfPages.set(page, known)
  const name = JSON.stringify(['sums', edges])
  const groups = known.get(name) ?? readGroups(page, context, { name, edges })
  known.set(name, groups)
  return groups
}

/**
 * Groups are told apart by columns of few values and by truths, one an edge: PostgreSQL foresees that there are few of
 * them and counts in memory, which for a number of days or a status worked out from dates it does not.
 */
function readGroups(
  page: Page<unknown>,
  context: Context,
  { name, edges }: { name: string; edges: readonly number[] },
): Promise<readonly InvoiceGroup[]> {
  const { alias, organizationId } = page
  const calendar = context.calendarOf(organizationId)
  const field = (property: string) => column(alias, property)
  const isPast = edges.map((_, index) => raw(`passed."${index}"`))
  const truths = [
    sql`${field('amountRemaining')} > 0 as "hasRemainder"`,
    ...edges.map((edge, index) => sql`${daysOverdueMoreThan(alias, edge, calendar)} as ${raw(`"${index}"`)}`),
  ]
  const keys = ['currency', 'type', 'standing', 'collectionMethod'].map(field)
  const columns = (
    count: Sql,
    credit: Sql,
  ) => sql`${organizationId}::text as "organizationId", ${field('currency')} as currency, ${field('type')}::text as type,
    ${field('standing')}::text as standing, ${field('collectionMethod')}::text as "collectionMethod",
    passed."hasRemainder", ${bucketOf(isPast)} as bucket, ${count}::int as count,
    ${sumsOf(field)}, sum(${credit})::text as "unappliedCredit"`
  const groupBy = sql`group by ${list([...keys, raw('passed."hasRemainder"'), ...isPast])}`
  const passed = sql`cross join lateral (select ${list(truths)}) passed`
  if (!isTallied(page)) {
    return page.aggregate<InvoiceGroup>(name, columns(sql`count(*)`, unappliedCredit(alias)), groupBy, passed)
  }
  const tallies = talliesOf(page.tally, alias, { edges, calendar })
  const sums = columns(sql`sum(${field('invoiceCount')})`, field('unappliedCredit'))
  const statement = sql`select ${sums} from ${tallies} ${passed} ${groupBy}`
  return askList<InvoiceGroup>(context, page.tally.list, name, statement)
}

function bucketOf(isPast: readonly Sql[]): Sql {
  return sum(isPast.map((past) => sql`${past}::int`))
}

/** PostgreSQL sums bigints as numeric, which has no end; as text it arrives without losing a digit. */
function sumsOf(field: (property: string) => Sql): Sql {
  const names = ['total', 'amountDue', 'amountPaid', 'amountRemaining']
  return list(names.map((name) => sql`sum(${field(name)})::text as ${raw(`"${name}"`)}`))
}

/** Something is owed on them and may be collected. */
export function isOpenGroup({ hasRemainder, standing }: InvoiceGroup): boolean {
  return hasRemainder && OPEN_STANDINGS.some((open) => open === standing)
}

export function sumOf(groups: readonly InvoiceGroup[], name: SumColumn): bigint {
  return groups.reduce((sum, group) => sum + BigInt(group[name]), 0n)
}

export function countOf(groups: readonly InvoiceGroup[]): number {
  return groups.reduce((count, group) => count + group.count, 0)
}
