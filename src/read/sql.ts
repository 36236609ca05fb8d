import { Prisma } from '../../prisma/generated/client/client.ts'

/** A piece of SQL with its parameters. Values become parameters, never text. */
export type Sql = Prisma.Sql

export const sql = Prisma.sql
/** Text that is part of the program, such as a column's name. Never anything that came from outside. */
export const raw = Prisma.raw
export const nothing = Prisma.empty

export const TRUE = sql`true`
export const FALSE = sql`false`

/** All must hold; true when there is none. */
export function and(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? TRUE : sql`(${Prisma.join([...conditions], ' and ')})`
}

/** One must hold; false when there is none. */
export function or(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? FALSE : sql`(${Prisma.join([...conditions], ' or ')})`
}

/** True exactly where the condition is not: a condition on an absent value is false, so its negation is true. */
export function not(condition: Sql): Sql {
  return sql`(${condition} is not true)`
}

export function sum(parts: readonly Sql[]): Sql {
  return Prisma.join([...parts], ' + ')
}

export function list(parts: readonly Sql[]): Sql {
  return Prisma.join([...parts], ', ')
}
