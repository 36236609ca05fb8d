import type { InputRef } from '@pothos/core'
import { sql } from '../../database/sql.ts'
import { compareAddress } from '../filter/compareAddress.ts'
import { compareInstants } from '../filter/compareInstants.ts'
import { compareText } from '../filter/compareText.ts'
import { compare, compareIds } from '../filter/condition.ts'
import type { EnumComparison } from '../filter/enumFilter.ts'
import {
  CurrencyFilter,
  DateTimeFilter,
  IDFilter,
  IntFilter,
  LocalDateFilter,
  MinorUnitsFilter,
  StringFilter,
  UUIDFilter,
} from '../filter/operators.ts'
import type { TenantType } from '../globalId.ts'
import { column } from '../read/table.ts'
import { enumTypeOf, type Stating, storedKind } from './stored.ts'

/** The global id of the row. */
export const idField = storedKind({
  type: IDFilter,
  meaning: 'EXACT',
  pgType: 'uuid',
  compare: ({ name, scope, stored }, expression, operand) =>
    // Every model that a list shows is a node of that name.
    compareIds(name, expression, stored.model as TenantType, scope.organizationId, operand),
})

export const uuidField = storedKind({
  type: UUIDFilter,
  meaning: 'UUID',
  pgType: 'uuid',
  compare: ({ name }, expression, operand) => compare(name, expression, 'uuid', operand),
})

/** `within` names a folded column with an index that holds this text among others. */
export function textField<const Name extends string = never>({
  within,
  ...stating
}: Stating<Name> & { within?: string }) {
  return storedKind({
    type: StringFilter,
    meaning: 'TEXT',
    pgType: 'text',
    compare: ({ name, alias }, expression, operand) =>
      compareText(name, expression, operand, within === undefined ? null : column(alias, within)),
  })(stating)
}

/** An e-mail address, found by either form of its domain. */
export const addressField = storedKind({
  type: StringFilter,
  meaning: 'TEXT',
  pgType: 'text',
  compare: ({ name }, expression, operand) => compareAddress(name, expression, operand),
})

/** The filter is one that `enumFilter` made. */
export function enumField<Value extends string, const Name extends string = never>({
  type,
  ...stating
}: Stating<Name> & { type: InputRef<EnumComparison<Value>> }) {
  return storedKind({
    type,
    meaning: 'EXACT',
    pgType: enumTypeOf,
    compare: ({ name, stored }, expression, operand) =>
      compare(name, expression, enumTypeOf(stored), operand),
  })(stating)
}

export const flagField = storedKind<boolean>({
  type: 'Boolean',
  meaning: 'FLAG',
  pgType: 'boolean',
  compare: (_at, expression, operand) => [sql`${expression} = ${operand}`],
})

export const instantField = storedKind({
  type: DateTimeFilter,
  meaning: 'INSTANT',
  pgType: 'timestamptz',
  compare: ({ name, scope }, expression, operand) =>
    compareInstants(name, expression, operand, scope.calendar.timezone),
})

/** The day of a stored instant in the timezone of the organization. */
export const dayOfInstantField = storedKind({
  type: LocalDateFilter,
  meaning: 'EXACT',
  pgType: 'timestamptz',
  compare: ({ name, scope }, expression, operand) =>
    compareInstants(name, expression, operand, scope.calendar.timezone),
})

/** A stored day. */
export const dayField = storedKind({
  type: LocalDateFilter,
  meaning: 'EXACT',
  pgType: 'date',
  compare: ({ name }, expression, operand) => compare(name, expression, 'date', operand),
})

/** No stored integer is filtered by yet: `docs/adding-a-field.md` declares one. @public */
export const intField = storedKind({
  type: IntFilter,
  meaning: 'NUMBER',
  pgType: 'int',
  compare: ({ name }, expression, operand) => compare(name, expression, 'int', operand),
})

export const minorUnitsField = storedKind({
  type: MinorUnitsFilter,
  meaning: 'NUMBER',
  pgType: 'bigint',
  compare: ({ name }, expression, operand) => compare(name, expression, 'bigint', operand),
})

export const currencyField = storedKind({
  type: CurrencyFilter,
  meaning: 'EXACT',
  pgType: 'text',
  compare: ({ name }, expression, operand) => compare(name, expression, 'text', operand),
})
