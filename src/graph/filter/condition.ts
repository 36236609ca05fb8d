import { and, byValue, not, or, raw, type Sql, sql } from '../../database/sql.ts'
import { badInput } from '../error.ts'
import { decodeGlobalId, type TenantType } from '../globalId.ts'
import type { Maybe } from './operators.ts'

export const MAX_IN = 250

type Comparison<T> = {
  eq?: Maybe<T>
  ne?: Maybe<T>
  in?: Maybe<readonly T[]>
  notIn?: Maybe<readonly T[]>
  gt?: Maybe<T>
  gte?: Maybe<T>
  lt?: Maybe<T>
  lte?: Maybe<T>
  isNull?: Maybe<boolean>
}

/** Values as PostgreSQL reads them: text with a stated type. */
type Text<T> = (value: T) => string

/** The condition of a filter on one column, or on any expression that an operator can follow. */
export function compare<T>(
  path: string,
  expression: Sql,
  type: string,
  filter: Maybe<Comparison<T>>,
  toText: Text<T> = String,
): Sql[] {
  if (filter === null || filter === undefined) return []
  const bind = (value: T) => sql`${toText(value)}::${raw(type)}`
  const bindAll = (name: string, values: readonly T[]) =>
    sql`${checkedList(`${path}.${name}`, values).map(toText)}::${raw(type)}[]`
  return [
    ...when(filter.eq, (value) => sql`${expression} = ${bind(value)}`),
    ...when(filter.ne, (value) => sql`${expression} is distinct from ${bind(value)}`),
    ...when(filter.in, (values) => isOneOf(expression, values, bind, bindAll('in', values))),
    ...when(filter.notIn, (values) => not(sql`${expression} = any(${bindAll('notIn', values)})`)),
    ...when(filter.gt, (value) => sql`${expression} ${byValue} > ${bind(value)}`),
    ...when(filter.gte, (value) => sql`${expression} ${byValue} >= ${bind(value)}`),
    ...when(filter.lt, (value) => sql`${expression} ${byValue} < ${bind(value)}`),
    ...when(filter.lte, (value) => sql`${expression} ${byValue} <= ${bind(value)}`),
    ...when(filter.isNull, (isNull) => sql`(${expression} is null) = ${isNull}`),
  ]
}

/** Of one value alone, an index holds the rows in order; of several it does not. */
function isOneOf<T>(expression: Sql, values: readonly T[], bind: (value: T) => Sql, all: Sql): Sql {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? sql`${expression} = ${bind(only)}`
    : sql`${expression} = any(${all})`
}

type IdComparison = { eq?: Maybe<string>; in?: Maybe<readonly string[]>; notIn?: Maybe<readonly string[]> }

/** Global ids: one of another type or organization names no row here, so it matches nothing. */
export function compareIds(
  path: string,
  expression: Sql,
  type: TenantType,
  organizationId: string,
  filter: Maybe<IdComparison>,
): Sql[] {
  if (filter === null || filter === undefined) return []
  const uuids = (name: string, ids: readonly string[]) => {
    const found = checkedList(`${path}.${name}`, ids).map((id) => uuidOf(id, type, organizationId))
    return sql`${found.filter((id) => id !== null)}::uuid[]`
  }
  return [
    ...when(filter.eq, (id) => sql`${expression} = any(${uuids('eq', [id])})`),
    ...when(filter.in, (ids) => sql`${expression} = any(${uuids('in', ids)})`),
    ...when(filter.notIn, (ids) => not(sql`${expression} = any(${uuids('notIn', ids)})`)),
  ]
}

/** The row's UUID when the global id names a row of this type and organization, else null. */
export function uuidOf(id: string, type: TenantType, organizationId: string): string | null {
  const decoded = decodeGlobalId(id)
  return decoded?.type === type && 'organizationId' in decoded && decoded.organizationId === organizationId
    ? decoded.id
    : null
}

type Combination<W> = { and?: Maybe<readonly W[]>; or?: Maybe<readonly W[]>; not?: Maybe<W> }

/** `and`, `or` and `not` of a where input. An empty `or` matches nothing, an empty `and` everything. */
export function combine<W>(where: Combination<W>, compile: (where: W) => Sql): Sql[] {
  return [
    ...when(where.and, (parts) => and(checkedList('and', parts).map(compile))),
    ...when(where.or, (parts) => or(checkedList('or', parts).map(compile))),
    ...when(where.not, (part) => not(compile(part))),
  ]
}

type Quantified<W> = { some?: Maybe<W>; none?: Maybe<W>; every?: Maybe<W> }

/**
 * A filter on related rows. `exists` makes the subquery that finds one that fits, or, negated, one that does not.
 */
export function quantify<W>(
  filter: Maybe<Quantified<W>>,
  exists: (where: W, isNegated: boolean) => Sql,
): Sql[] {
  return [
    ...when(filter?.some, (where) => exists(where, false)),
    ...when(filter?.none, (where) => not(exists(where, false))),
    ...when(filter?.every, (where) => not(exists(where, true))),
  ]
}

export function when<T>(value: Maybe<T>, condition: (value: T) => Sql): Sql[] {
  return value === null || value === undefined ? [] : [condition(value)]
}

export function checkedList<T>(path: string, values: readonly T[]): readonly T[] {
  if (values.length > MAX_IN)
    throw badInput(path, `takes at most ${MAX_IN} values, but got ${values.length}.`)
  return values
}

const MAX_PARAMETERS = 3_000

/** Refuses a filter that only a program run wild would send, before PostgreSQL has to plan it. */
export function checkedCondition(argument: string, condition: Sql): Sql {
  if (condition.parameters > MAX_PARAMETERS) {
    throw badInput(argument, `holds more conditions than can be answered; at most ${MAX_PARAMETERS} values.`)
  }
  return condition
}
