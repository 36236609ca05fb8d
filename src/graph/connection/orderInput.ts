import type { EnumRef, InputRef } from '@pothos/core'
import type { Sql } from '../../database/sql.ts'
import { builder } from '../builder.ts'
import { badInput } from '../error.ts'
import type { Maybe } from '../filter/operators.ts'
import { NullsOrder, SortDirection } from '../sortDirection.ts'
import type { SortTerm } from './order.ts'

const MAX_TERMS = 5

export type OrderTerm<Field> = {
  field: Field
  direction?: Maybe<'ASC' | 'DESC'>
  nulls?: Maybe<'FIRST' | 'LAST'>
}

/** The order input of a list: `{field, direction, nulls}`. */
export function orderInput<Field extends string>(
  name: string,
  fields: EnumRef<typeof builder.$inferSchemaTypes, Field>,
  what: string,
): InputRef<OrderTerm<Field>> {
  const order = builder.inputType(name, {
    description: `One key that ${what} are sorted by. Ties are always settled by the id, so every order is total.`,
    fields: (t) => ({
      field: t.field({ type: fields, required: true, description: 'What to compare.' }),
      direction: t.field({ type: SortDirection, defaultValue: 'ASC', description: 'Which end comes first.' }),
      nulls: t.field({
        type: NullsOrder,
        defaultValue: 'LAST',
        description: 'Where rows without a value stand, whichever the direction.',
      }),
    }),
  })
  // The same fields, which the compiler cannot work out while it does not know which enum it is.
  return order as InputRef<unknown> as InputRef<OrderTerm<Field>>
}

/** What a sort field compares, on a table alias. */
export type SortKey = Pick<SortTerm, 'expression' | 'type' | 'isNullable' | 'values' | 'kinds'>

/** The full order of a list: the keys asked for, each once, then the id, so that no two rows are equal. */
export function orderTerms<Field extends string>(
  asked: readonly OrderTerm<Field>[] | null | undefined,
  fallback: readonly OrderTerm<Field>[],
  keyOf: (field: Field) => SortKey,
  id: Sql,
): SortTerm[] {
  const order = asked === null || asked === undefined || asked.length === 0 ? fallback : asked
  if (order.length > MAX_TERMS) {
    throw badInput('orderBy', `takes at most ${MAX_TERMS} keys, but got ${order.length}.`)
  }
  const terms = order
    .filter(({ field }, index) => order.findIndex((term) => term.field === field) === index)
    .map(
      ({ field, direction, nulls }): SortTerm => ({
        ...keyOf(field),
        direction: direction ?? 'ASC',
        nulls: nulls ?? 'LAST',
      }),
    )
  const direction = terms.at(-1)?.direction ?? 'ASC'
  return [...terms, { expression: id, type: 'uuid', isNullable: false, direction, nulls: 'LAST' }]
}
