import { and, list, not, nothing, or, raw, type Sql, sql } from '../read/sql.ts'
import { columnsOf, type Model, tableOf } from '../read/table.ts'
import { beyond, membership, orderBy, reverse, type SortTerm, type SortValues, segmentsOf } from './order.ts'

/** What a list is made of, apart from the page: its table, joins, conditions and full order (ending in the id). */
export type ListSource = {
  model: Model
  alias: string
  joins: Sql
  /** Must name the organization of every table, with a parameter. */
  where: Sql
  terms: readonly SortTerm[]
}

export type Bounds = { after: SortValues | null; before: SortValues | null }

/** The first `limit` rows between the bounds, read from the front or, backward, from the end. */
export function pageStatement(
  source: ListSource,
  bounds: Bounds,
  { limit, offset, isBackward }: { limit: number; offset: number; isBackward: boolean },
): Sql {
  const terms = isBackward ? reverse(source.terms) : source.terms
  const selects = segmentsOf(terms).map((segment, number) => {
    const order = orderBy(segment, terms)
    const keys = source.terms.map(
      (term, index) => sql`(${term.expression})::text as ${raw(`"~key${index}"`)}`,
    )
    return sql`(select ${columnsOf(source.model, source.alias)}, ${list(keys)},
        ${number}::int as "~segment", (row_number() over (order by ${order}))::int as "~position"
      from ${tablesOf(source)}
      where ${and([source.where, membership(segment, terms), ...within(segment, terms, bounds, isBackward)])}
      order by ${order} limit ${limit + offset}::int)`
  })
  const union = selects.reduce(
    (all, select) => (all === nothing ? select : sql`${all} union all ${select}`),
    nothing,
  )
  return sql`select * from (${union}) page order by "~segment", "~position" limit ${limit}::int offset ${offset}::int`
}

type Probe = { side: 'next' | 'previous'; from: SortValues | null; isInclusive: boolean }

/** Whether any row lies on that side of the values, or, inclusive, at them; without values: whether there is any. */
export function existsStatement(source: ListSource, { side, from, isInclusive }: Probe): Sql {
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
export function tablesOf({ model, alias, joins }: ListSource): Sql {
  return sql`${tableOf(model)} ${raw(alias)} ${joins}`
}

type Segment = ReturnType<typeof segmentsOf>[number]

function within(segment: Segment, terms: readonly SortTerm[], bounds: Bounds, isBackward: boolean): Sql[] {
  const [lower, upper] = isBackward ? [bounds.before, bounds.after] : [bounds.after, bounds.before]
  return [
    ...(lower === null ? [] : [beyond(segment, terms, lower)]),
    ...(upper === null ? [] : [beyond(segment, reverse(terms), upper)]),
  ]
}
