import type { Sql } from '../read/sql.ts'
import { and, FALSE, list, nothing, or, raw, sql, TRUE } from '../read/sql.ts'

/** One sort key of a list: what it compares, in which type, which way, and where absent values go. */
export type SortTerm = {
  expression: Sql
  /** The PostgreSQL type a cursor's text is read back as. */
  type: string
  isNullable: boolean
  direction: 'ASC' | 'DESC'
  nulls: 'FIRST' | 'LAST'
}

/** The value a row has for each term, as PostgreSQL prints it; null where it is absent. */
export type SortValues = readonly (string | null)[]

export function reverse(terms: readonly SortTerm[]): SortTerm[] {
  return terms.map((term) => ({
    ...term,
    direction: term.direction === 'ASC' ? 'DESC' : 'ASC',
    nulls: term.nulls === 'FIRST' ? 'LAST' : 'FIRST',
  }))
}

/**
 * A list falls into the rows that have its first sort key and those that have not. Inside either no nulls come
 * before the first key, so an ordinary index serves both directions.
 */
export type Segment = { isAbsent: boolean }

export function segmentsOf([first]: readonly SortTerm[]): Segment[] {
  if (first?.isNullable !== true) return [{ isAbsent: false }]
  const segments = [{ isAbsent: false }, { isAbsent: true }]
  return first.nulls === 'LAST' ? segments : segments.reverse()
}

export function membership({ isAbsent }: Segment, [first]: readonly SortTerm[]): Sql {
  if (first?.isNullable !== true) return TRUE
  return isAbsent ? sql`${first.expression} is null` : sql`${first.expression} is not null`
}

/** The order inside a segment: the first key's nulls are settled by the segment itself. */
export function orderBy({ isAbsent }: Segment, terms: readonly SortTerm[]): Sql {
  const parts = terms.map((term, index) => {
    const placement = term.isNullable && index > 0 ? raw(` nulls ${term.nulls.toLowerCase()}`) : nothing
    return sql`${term.expression} ${raw(term.direction.toLowerCase())}${placement}`
  })
  return list(isAbsent ? parts.slice(1) : parts)
}

/** The rows of the segment that come after the values in the order of the terms. */
export function beyond(segment: Segment, terms: readonly SortTerm[], values: SortValues): Sql {
  const [first] = terms
  if (first === undefined) return FALSE
  const isCursorAbsent = values[0] === null
  if (segment.isAbsent !== isCursorAbsent) {
    const comesLater = segment.isAbsent === (first.nulls === 'LAST')
    return comesLater ? TRUE : FALSE
  }
  if (segment.isAbsent) return following(terms.slice(1), values.slice(1))
  return following([{ ...first, isNullable: false }, ...terms.slice(1)], values)
}

function following(terms: readonly SortTerm[], values: SortValues): Sql {
  const [term, ...rest] = terms
  const [value, ...restValues] = values
  if (term === undefined || value === undefined) return FALSE
  const later = after(term, value)
  if (rest.length === 0) return later
  if (isUniform(terms)) return compareRows(terms, values)
  const chain = or([later, and([equals(term, value), following(rest, restValues)])])
  // Redundant, but the planner makes it the start of an index range; of a chain of `or` alone it cannot.
  return term.isNullable || value === null ? chain : and([atOrAfter(term, value), chain])
}

/** Without nulls and in one direction, `(a, id) > (x, y)` is one comparison that an index answers exactly. */
function isUniform(terms: readonly SortTerm[]): boolean {
  return terms.every((term) => term.direction === terms[0]?.direction && !term.isNullable)
}

function compareRows(terms: readonly SortTerm[], values: SortValues): Sql {
  const operator = raw(terms[0]?.direction === 'ASC' ? '>' : '<')
  const left = list(terms.map((term) => term.expression))
  const right = list(terms.map((term, index) => bind(term, values[index] ?? '')))
  return sql`(${left}) ${operator} (${right})`
}

function after(term: SortTerm, value: string | null): Sql {
  if (value === null) return term.nulls === 'FIRST' ? sql`${term.expression} is not null` : FALSE
  const later = sql`${term.expression} ${raw(term.direction === 'ASC' ? '>' : '<')} ${bind(term, value)}`
  return term.isNullable && term.nulls === 'LAST' ? or([later, sql`${term.expression} is null`]) : later
}

function atOrAfter(term: SortTerm, value: string): Sql {
  return sql`${term.expression} ${raw(term.direction === 'ASC' ? '>=' : '<=')} ${bind(term, value)}`
}

function equals(term: SortTerm, value: string | null): Sql {
  return value === null ? sql`${term.expression} is null` : sql`${term.expression} = ${bind(term, value)}`
}

function bind(term: SortTerm, value: string): Sql {
  return sql`${value}::${raw(term.type)}`
}
