import type { Sql } from '../../database/sql.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { SortKey } from '../connection/orderInput.ts'
import type { Field, Filter, Meaning, Place, Siblings, Sort, TypeOf } from './field.ts'

type Particular<Operand, Name extends string> = {
  description: string
  type: TypeOf<Operand>
  condition(at: Place, operand: Operand, siblings: Siblings): Sql[]
  /** Left out where the operators of the filter do not simply hold of the field that is answered. */
  meaning?: Meaning
  sort?: ParticularSort<Name>
}

type ParticularSort<Name extends string> = {
  name: Name
  description: string
  key(alias: string, calendar: Calendar): SortKey
  indexes: Sort<Name>['indexes']
}

/** A field with a condition of its own: a computed value, a relation, one that heeds its neighbours. */
export function particular<Operand, const Name extends string = never>(
  stating: Particular<Operand, Name>,
): Field<Operand, Name> {
  const { description, type, condition, meaning = null, sort = null } = stating
  // `TypeOf` holds nothing but types of input fields.
  return {
    column: null,
    isImported: false,
    filter: { description, type: type as Filter<Operand>['type'], meaning, condition },
    sort,
  }
}
