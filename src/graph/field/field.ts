import type { InputRef, InputType } from '@pothos/core'
import type { Sql } from '../../database/sql.ts'
import type { builder } from '../builder.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { SortKey } from '../connection/orderInput.ts'
import type { Maybe } from '../filter/operators.ts'
import type { Model } from '../read/table.ts'
import type { Scope } from './scope.ts'

/**
 * A field that lists can be filtered or sorted by, declared once: from the declaration come the input and its description,
 * the condition, the sort key, the index that the order needs, and what the property tests hold it to.
 */
export type Field<Operand, Name extends string = never> = {
  /** The stored field it reads, where it is not called like the declared one. */
  column: string | null
  /** Whether an import takes it, by its own name: see `exchange/import/record/declared.ts`. */
  isImported: boolean
  filter: Filter<Operand> | null
  sort: Sort<Name> | null
}

export type Filter<Operand> = {
  description: string
  type: InputFieldType
  /** What its values are compared as; null where the condition is one of its own, whose meaning the tests spell out. */
  meaning: Meaning | null
  /** What its operand picks; `siblings` are all conditions of the same level. */
  condition(at: Place, operand: Operand, siblings: Siblings): Sql[]
}

/** Text is compared folded, instants also by their day, the others as they are. */
export type Meaning = 'TEXT' | 'INSTANT' | 'NUMBER' | 'EXACT' | 'UUID' | 'FLAG'

/** A value of the order enum: by its name, which is in the type, the compiler checks an order. */
export type Sort<Name extends string> = {
  name: Name
  description: string
  /**
   * What the indexes of the order begin with, behind the organization and what every list is narrowed to: stored fields, or
   * expressions as PostgreSQL prints them. Null: the stored field itself.
   */
  indexes: readonly (readonly string[])[] | null
  key(alias: string, calendar: Calendar, stored: Stored): SortKey
}

/** Where a condition is put: on which table alias, under which name of the input. */
export type Place = { scope: Scope; alias: string; name: string; stored: Stored }

/** A field of a model, as it is stored. */
export type Stored = { model: Model; column: string }

export type Siblings = Readonly<Record<string, unknown>>

type Types = typeof builder.$inferSchemaTypes
type InputFieldType = InputType<Types> | [InputType<Types>]

/** The types that an input field with this operand may have. */
export type TypeOf<Operand> =
  | InputRef<Operand>
  | (Operand extends boolean
      ? 'Boolean'
      : Operand extends string
        ? 'ID' | 'UUID'
        : Operand extends readonly string[]
          ? ['ID'] | ['UUID']
          : never)

/** Any declared field: its operand is whatever the field itself says. */
export type AnyField = Field<never, string>
export type Fields = Readonly<Record<string, AnyField>>

/** The conditions that a where input holds beside `and`, `or` and `not`. */
type Operands<F> = {
  [Name in keyof F as F[Name] extends { filter: null } ? never : Name]?: Maybe<OperandOf<F[Name]>>
}
type OperandOf<F> = F extends Field<infer Operand, string> ? Operand : never

interface Combination<F> {
  and?: Maybe<readonly WhereOf<F>[]>
  or?: Maybe<readonly WhereOf<F>[]>
  not?: Maybe<WhereOf<F>>
}

/** The where input of declared fields. What other domains contribute is known to them alone. */
export type WhereOf<F> = Operands<F> & Combination<F>

/** The values of the order enum of declared fields. */
export type OrderFieldOf<F extends Fields> = NonNullable<F[keyof F]['sort']>['name']
