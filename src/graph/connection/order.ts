import type { Sql } from '../../database/sql.ts'
import { and, FALSE, list, nothing, or, raw, sql, TRUE } from '../../database/sql.ts'

/** One sort key of a list: what it compares, in which type, which way, and where absent values go. */
export type SortTerm = {
  expression: Sql
  /** The PostgreSQL type a cursor's text is read back as. */
  type: string
  isNullable: boolean
  direction: 'ASC' | 'DESC'
  nulls: 'FIRST' | 'LAST'
  /**
   * Where the key has few values and is worked out from others: each value, ascending, with the condition that a row has
   * it. As the first key it then needs no index of its own, only one for the keys behind it.
   */
  values?: readonly KeyValue[]
  /**
   * Where no index holds the key as it is: the kinds of rows that have it, each with an expression that an index holds
   * and that is smaller than the key by the same number in every row. A row of no kind has no key.
   */
  kinds?: { having: readonly KeyKind[]; none: Sql }
}
type KeyValue = { value: string; condition: Sql }
type KeyKind = { condition: Sql; expression: Sql; shift: number }

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
 * before the first key, so an ordinary index serves both directions. Where all values of the key are known, it falls
 * into the rows of each.
 */
export type Segment = { isAbsent: boolean; only?: KeyValue; kind?: KeyKind }

export function segmentsOf([first]: readonly SortTerm[]): Segment[] {
  if (first?.values !== undefined) {
    const segments = first.values.map((only) => ({ isAbsent: false, only }))
    return first.direction === 'ASC' ? segments : segments.reverse()
  }
  const present = first?.kinds?.having.map((kind) => ({ isAbsent: false, kind })) ?? [{ isAbsent: false }]
  if (first?.isNullable !== true) return present
  const absent = { isAbsent: true }
  return first.nulls === 'LAST' ? [...present, absent] : [absent, ...present]
}

export function membership({ isAbsent, only, kind }: Segment, [first]: readonly SortTerm[]): Sql {
  if (only !== undefined) return only.condition
  if (kind !== undefined) return kind.condition
  if (isAbsent && first?.kinds !== undefined) return first.kinds.none
  if (first?.isNullable !== true) return TRUE
  return isAbsent ? sql`${first.expression} is null` : sql`${first.expression} is not null`
}

/** The order inside a segment: the first key's nulls are settled by the segment itself. */
export function orderBy({ isAbsent, only, kind }: Segment, terms: readonly SortTerm[]): Sql {
  const parts = inKind(kind, terms).map((term, index) => {
    const placement = term.isNullable && index > 0 ? raw(` nulls ${term.nulls.toLowerCase()}`) : nothing
    return sql`${term.expression} ${raw(term.direction.toLowerCase())}${placement}`
  })
  return list(isAbsent || only !== undefined ? parts.slice(1) : parts)
}

/** The rows of the segment that come after the values in the order of the terms. */
export function beyond(segment: Segment, terms: readonly SortTerm[], values: SortValues): Sql {
  const [first] = terms
  if (first === undefined) return FALSE
  if (segment.only !== undefined) return beyondValue(segment.only, terms, values)
  const isCursorAbsent = values[0] === null
  if (segment.isAbsent !== isCursorAbsent) {
    const comesLater = segment.isAbsent === (first.nulls === 'LAST')
    return comesLater ? TRUE : FALSE
  }
  if (segment.isAbsent) return following(terms.slice(1), values.slice(1))
  const { kind } = segment
  const isSame = kind === undefined || values[0] === null || values[0] === undefined
  const shifted = isSame ? values : [String(Number(values[0]) - kind.shift), ...values.slice(1)]
  const [own = first, ...rest] = inKind(kind, terms)
  return following([{ ...own, isNullable: false }, ...rest], shifted)
}

/** The order among rows of one kind, by what an index holds of the first key. */
function inKind(kind: KeyKind | undefined, [first, ...rest]: readonly SortTerm[]): readonly SortTerm[] {
  if (first === undefined) return []
  return [kind === undefined ? first : { ...first, expression: kind.expression }, ...rest]
}

/** The order of rows that were taken from several segments, by the values they had for the terms. */
export function orderByTaken(terms: readonly SortTerm[], taken: (index: number) => Sql): Sql {
  const parts = terms.map((term, index) => {
    const placement = term.isNullable ? raw(` nulls ${term.nulls.toLowerCase()}`) : nothing
    return sql`${taken(index)} ${raw(term.direction.toLowerCase())}${placement}`
  })
  return list(parts)
}

function beyondValue({ value }: KeyValue, [first, ...rest]: readonly SortTerm[], values: SortValues): Sql {
  const [cursor, ...restValues] = values
  if (value === cursor) return following(rest, restValues)
  const ascending = first?.values?.map((known) => known.value) ?? []
  const isLarger = ascending.indexOf(value) > ascending.indexOf(cursor ?? '')
  return isLarger === (first?.direction === 'ASC') ? TRUE : FALSE
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
