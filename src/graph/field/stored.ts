import type { InputRef } from '@pothos/core'
import type { Sql } from '../../database/sql.ts'
import { column, storedField } from '../read/table.ts'
import type { Field, Meaning, Place, Sort, Stored } from './field.ts'

/** What the declaration of a stored field says; the rest follows from its kind and from `schema.prisma`. */
export type Stating<Name extends string> = {
  description: string
  /** The stored field, where it is not called the same. */
  column?: string
  /** Whether an import takes it: a stored field that may be null, which it is where a record leaves it out. */
  isImported?: boolean
  /** The value of the order enum with its description, where lists can be sorted by it: that takes an index. */
  sort?: Readonly<Record<Name, string>>
}

/** How a kind of values is filtered and sorted. */
type Kind<Operand> = {
  type: InputRef<Operand> | 'Boolean'
  meaning: Meaning
  /** The PostgreSQL type that a cursor's text is read back as. */
  pgType: string | ((stored: Stored) => string)
  compare(at: Place, expression: Sql, operand: Operand): Sql[]
}

/** The maker of fields of one kind. */
export function storedKind<Operand>(kind: Kind<Operand>) {
  return <const Name extends string = never>(stating: Stating<Name>): Field<Operand, Name> => ({
    column: stating.column ?? null,
    isImported: stating.isImported ?? false,
    filter: {
      description: stating.description,
      type: kind.type,
      meaning: kind.meaning,
      condition: (at, operand) => kind.compare(at, column(at.alias, at.stored.column), operand),
    },
    sort: storedSort(stating, kind.pgType),
  })
}

/** A stored value that lists are sorted by and nobody filters by. */
export function sortedBy<const Name extends string>(
  pgType: string,
  stating: { column: string; sort: Readonly<Record<Name, string>> },
): { column: string; isImported: boolean; filter: null; sort: Sort<Name> | null } {
  return { column: stating.column, isImported: false, filter: null, sort: storedSort(stating, pgType) }
}

function storedSort<Name extends string>(
  { sort }: { sort?: Readonly<Record<Name, string>> },
  pgType: Kind<never>['pgType'],
): Sort<Name> | null {
  // An object has the keys of its type, here one or none.
  const [[name, description] = []] = Object.entries(sort ?? {}) as [Name, string][]
  if (name === undefined || description === undefined) return null
  return {
    name,
    description,
    indexes: null,
    key: (alias, _calendar, stored) => ({
      expression: column(alias, stored.column),
      type: typeof pgType === 'string' ? pgType : pgType(stored),
      isNullable: storedField(stored.model, stored.column)?.isRequired !== true,
    }),
  }
}

/** The PostgreSQL type of a column that holds an enum, or text that is one to the schema alone. */
export function enumTypeOf({ model, column: name }: Stored): string {
  const found = storedField(model, name)
  return found?.kind === 'enum' ? `"${found.type}"` : 'text'
}
