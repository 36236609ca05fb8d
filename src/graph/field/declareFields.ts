import type { EnumRef, InputRef } from '@pothos/core'
import { and, type Sql } from '../../database/sql.ts'
import { builder } from '../builder.ts'
import type { SortTerm } from '../connection/order.ts'
import { type OrderTerm, orderInput, orderTerms } from '../connection/orderInput.ts'
import { combine } from '../filter/condition.ts'
import { column, type Model } from '../read/table.ts'
import type { AnyField, Fields, OrderFieldOf, WhereOf } from './field.ts'
import type { Scope } from './scope.ts'

type Stated<F extends Fields> = {
  model: Model
  /** Of the where input. */
  description: string
  /** The rows in the plural, as sentences speak of them. */
  what: string
  /** The whole of them, where that has a name of its own. */
  list?: string
  /** The order of a list when nothing else is asked for. */
  order: readonly OrderTerm<OrderFieldOf<F>>[]
  /** Stored fields that every list is narrowed to, so that each index of an order begins with them. */
  narrowedTo?: readonly string[]
}

export type Declaration<F extends Fields> = {
  model: Model
  narrowedTo: readonly string[]
  /** All of them, contributed ones included, in the order in which they were declared. */
  fields: ReadonlyMap<string, AnyField>
  where: InputRef<WhereOf<F>>
  order: InputRef<OrderTerm<OrderFieldOf<F>>>
  /** The condition of a where input on the model's table under this alias. */
  condition(scope: Scope, alias: string, where: WhereOf<F>): Sql
  /** The sort terms of a list of the model's table under this alias. */
  terms(scope: Scope, alias: string, asked: Asked<OrderFieldOf<F>>): SortTerm[]
  /** Filters of a domain that stands above this one, such as an invoice's emails. */
  contribute(fields: Fields): void
  /** The names of all filters with their descriptions; nothing can be contributed any more. */
  close(): ReadonlyMap<string, string>
}

type Asked<Name> = readonly OrderTerm<Name>[] | null | undefined

const declared = new Map<string, Declaration<Fields>>()

/** All declarations by the name of their model. */
export const declarations: ReadonlyMap<string, Declaration<Fields>> = declared

/** Makes `XWhere`, `XOrderField` and `XOrder` of the fields, and what compiles them. */
export function declareFields<F extends Fields>(stated: Stated<F>, own: F): Declaration<F> {
  const { model, what, list = what, narrowedTo = [] } = stated
  const fields = new Map<string, AnyField>(Object.entries(own))
  let isClosed = false
  const sorts = new Map(
    [...fields].flatMap(([name, { sort, column: stored }]) =>
      sort === null ? [] : [[sort.name, { sort, stored: { model, column: stored ?? name } }] as const],
    ),
  )
  const where = builder.inputRef<WhereOf<F>, false>(`${model}Where`)
  where.implement({
    description: stated.description,
    // Contributions are there by the time when the schema is built. The fields are those that `WhereOf` is made of.
    fields: (t) =>
      ({
        and: t.field({ type: [where], description: 'All of these must hold.' }),
        or: t.field({ type: [where], description: 'One of these must hold. Empty: matches nothing.' }),
        not: t.field({ type: where, description: 'This must not hold.' }),
        ...Object.fromEntries(
          [...fields].flatMap(([name, { filter }]) =>
            filter === null
              ? []
              : [[name, t.field({ type: filter.type, description: filter.description })] as const],
          ),
        ),
      }) as never,
  })
  const orderField = builder.enumType(`${model}OrderField`, {
    description: `What ${list} can be sorted by.`,
    values: Object.fromEntries(
      [...sorts].map(([name, { sort }]) => [name, { description: sort.description }]),
    ),
    // Each name is one that a field of `F` states.
  }) as EnumRef<typeof builder.$inferSchemaTypes, OrderFieldOf<F>>

  function condition(scope: Scope, alias: string, operands: WhereOf<F>): Sql {
    const conditions = combine(operands, (part) => condition(scope, alias, part))
    // Contributed conditions have no place in the type.
    const siblings = operands as Readonly<Record<string, unknown>>
    for (const [name, { filter, column: stored }] of fields) {
      const operand = siblings[name]
      if (filter === null || operand === null || operand === undefined) continue
      const at = { scope, alias, name, stored: { model, column: stored ?? name } }
      // GraphQL has checked the operand against the type of this very filter.
      conditions.push(...filter.condition(at, operand as never, siblings))
    }
    return and(conditions)
  }

  const declaration: Declaration<F> = {
    model,
    narrowedTo,
    fields,
    where,
    order: orderInput(`${model}Order`, orderField, what),
    condition,
    terms: (scope, alias, asked) => {
      const keyOf = (name: string) => {
        const found = sorts.get(name)
        if (found === undefined) throw new Error(`${model} is not sorted by ${name}.`)
        return found.sort.key(alias, scope.calendar, found.stored)
      }
      return orderTerms(asked, stated.order, keyOf, column(alias, 'id'))
    },
    contribute: (more) => {
      if (isClosed) throw new Error(`The filters of ${model} are listed already.`)
      for (const [name, field] of Object.entries(more)) {
        if (fields.has(name)) throw new Error(`${model} has a filter ${name} already.`)
        if (field.sort !== null) throw new Error(`${model} cannot be sorted by what another domain knows.`)
        fields.set(name, field)
      }
    },
    close: () => {
      isClosed = true
      return new Map(
        [...fields].flatMap(([name, { filter }]) => (filter === null ? [] : [[name, filter.description]])),
      )
    },
  }
  declared.set(model, declaration as unknown as Declaration<Fields>)
  return declaration
}
