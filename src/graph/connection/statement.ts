import { and, list, not, nothing, or, raw, type Sql, sql } from '../../database/sql.ts'
import type { RowsReading } from '../read/pageRead.ts'
import { type Model, tableOf } from '../read/table.ts'
import { EXPORT_PAGE_SIZE, MAX_PAGE_SIZE } from './arguments.ts'
import {
  beyond,
  membership,
  orderBy,
  orderByTaken,
  reverse,
  type SortTerm,
  type SortValues,
  segmentsOf,
} from './order.ts'

/** What a list is made of, apart from the page: its table, joins, conditions and full order (ending in the id). */
export type ListSource = {
  model: Model
  alias: string
  joins: Sql
  /** Must name the organization of every table, with a parameter. */
  where: Sql
  terms: readonly SortTerm[]
  /** Where its rows come from several tables: what takes the place of its own table, `joins` and `where`. */
  branches?: readonly Branch[]
}

/** One of several tables of a list, with an index in the order of the list. */
export type Branch = {
  /** The columns of the list, in the same order in every branch. */
  columns: Sql
  tables: Sql
  /** Must name the organization of every table, with a parameter. */
  where: Sql
  /** The order of the list, in the columns of this table. No key of it may be absent. */
  terms: readonly SortTerm[]
}

export type Bounds = { after: SortValues | null; before: SortValues | null }
export type Extent = { limit: number; offset: number; isBackward: boolean }

/**
 * The first `limit` rows between the bounds, in order, read from the front or, backward, from the end: each as
 * `entry`, the JSON array of its cells and, where cursors matter, its sort values.
 */
export function pageStatement(source: ListSource, rows: RowsReading, bounds: Bounds, extent: Extent): Sql {
  const { limit, offset, isBackward } = extent
  if (source.branches !== undefined) return mergedStatement(source, source.branches, rows, { bounds, extent })
  const terms = isBackward ? reverse(source.terms) : source.terms
  const segments = segmentsOf(terms)
  const parts = segments.map((segment) => ({
    order: orderBy(segment, terms),
    conditions: [membership(segment, terms), ...within(segment, terms, bounds, isBackward)],
  }))
  const [only] = parts
  if (only !== undefined && parts.length === 1) {
    return short(
      extent,
      sql`select ${entryOf(source, rows)} as entry from ${tablesOf(source)} where ${and([source.where, ...only.conditions])}
      order by ${only.order} limit ${limit}::int offset ${offset}::int`,
    )
  }
  const row = raw(source.alias)
  const taken = (index: number) => raw(`"~key${index}"`)
  const keys = terms.map(({ expression }, index) => sql`${expression} as ${taken(index)}`)
  const selects = parts.map(
    ({ order, conditions }) =>
      sql`(${short(
        extent,
        sql`select ${row}.*, ${list(keys)} from ${tablesOf(source)} where ${and([source.where, ...conditions])}
      order by ${order} limit ${limit + offset}::int`,
      )})`,
  )
  // What hangs below a row is read for those that are shown, not for all that each part could have shown. Their keys were read
  // where the joins of the list were.
  return sql`select ${entryOf(source, rows, (_term, index) => taken(index))} as entry from (${union(selects)}) ${row}
    order by ${orderByTaken(terms, taken)} limit ${limit}::int offset ${offset}::int`
}

/**
 * The same of several tables. Each branch is bounded and ordered by its own index, so that PostgreSQL merges them and reads
 * of each what the page shows of it, and one row more.
 */
function mergedStatement(
  source: ListSource,
  branches: readonly Branch[],
  rows: RowsReading,
  { bounds, extent: { limit, offset, isBackward } }: { bounds: Bounds; extent: Extent },
): Sql {
  const directed = (terms: readonly SortTerm[]) => (isBackward ? reverse(terms) : terms)
  // As in `short`: a page is never longer than this.
  const most = offset === 0 ? longest(limit) : sql`${limit + offset}::int`
  const ranges = branches.map((branch) => {
    const terms = directed(branch.terms)
    const conditions = [branch.where, ...within(WHOLE, terms, bounds, isBackward)]
    return sql`(select ${branch.columns} from ${branch.tables} where ${and(conditions)}
      order by ${orderBy(WHOLE, terms)} limit ${most})`
  })
  return sql`select ${entryOf(source, rows)} as entry from (${union(ranges)}) ${raw(source.alias)}
    order by ${orderBy(WHOLE, directed(source.terms))} limit ${limit}::int offset ${offset}::int`
}

/**
 * A limit that is a parameter is unknown to the planner, which then takes a plan for a tenth of the table and makes it
 * anew each time. That a page is never longer than this, it can know.
 */
function short({ limit, offset }: Extent, statement: Sql): Sql {
  return offset === 0 ? sql`select * from (${statement}) short limit ${longest(limit)}` : statement
}

/** Of pages there are two kinds, and so two texts and two plans. */
function longest(limit: number): Sql {
  return raw(String((limit > MAX_PAGE_SIZE + 1 ? EXPORT_PAGE_SIZE : MAX_PAGE_SIZE) + 1))
}

function entryOf(
  { alias, terms }: ListSource,
  { reading, hasCursors }: RowsReading,
  keyOf: (term: SortTerm, index: number) => Sql = ({ expression }) => expression,
): Sql {
  const cells = reading.cells(alias)
  if (!hasCursors) return sql`json_build_array(${cells})`
  const keys = terms.map((term, index) => sql`(${keyOf(term, index)})::text`)
  return sql`json_build_array(${cells}, json_build_array(${list(keys)}))`
}

function union(selects: readonly Sql[]): Sql {
  return selects.reduce(
    (all, select) => (all === nothing ? select : sql`${all} union all ${select}`),
    nothing,
  )
}

type Probe = { side: 'next' | 'previous'; from: SortValues | null; isInclusive: boolean }

/** Whether any row lies on that side of the values, or, inclusive, at them; without values: whether there is any. */
export function existsStatement(source: ListSource, { side, from, isInclusive }: Probe): Sql {
  if (source.branches !== undefined) {
    const found = source.branches.map(({ tables, where, terms }) => {
      const conditions = from === null ? [] : [beside(WHOLE, terms, from, side, isInclusive)]
      return sql`exists (select 1 from ${tables} where ${and([where, ...conditions])})`
    })
    return sql`select ${or(found)} as found`
  }
  const exists = segmentsOf(source.terms).map((segment) => {
    const conditions = from === null ? [] : [beside(segment, source.terms, from, side, isInclusive)]
    return sql`exists (select 1 from ${tablesOf(source)}
      where ${and([source.where, membership(segment, source.terms), ...conditions])})`
  })
  return sql`select ${or(exists)} as found`
}

function beside(
  segment: Segment,
  terms: readonly SortTerm[],
  from: SortValues,
  side: 'next' | 'previous',
  isInclusive: boolean,
): Sql {
  const isNext = side === 'next'
  if (isInclusive) return not(beyond(segment, isNext ? reverse(terms) : terms, from))
  return beyond(segment, isNext ? terms : reverse(terms), from)
}

/** What stands after `from`, for pages, counts and totals alike. */
export function tablesOf({ model, alias, joins, branches }: ListSource): Sql {
  if (branches === undefined) return sql`${tableOf(model)} ${raw(alias)} ${joins}`
  const selects = branches.map(
    ({ columns, tables, where }) => sql`select ${columns} from ${tables} where ${where}`,
  )
  return sql`(${union(selects)}) ${raw(alias)}`
}

type Segment = ReturnType<typeof segmentsOf>[number]

/** All rows of a list in whose order no key is absent. */
const WHOLE: Segment = { isAbsent: false }

function within(segment: Segment, terms: readonly SortTerm[], bounds: Bounds, isBackward: boolean): Sql[] {
  const [lower, upper] = isBackward ? [bounds.before, bounds.after] : [bounds.after, bounds.before]
  return [
    ...(lower === null ? [] : [beyond(segment, terms, lower)]),
    ...(upper === null ? [] : [beyond(segment, reverse(terms), upper)]),
  ]
}
