import type { AnyField } from '../../../graph/field/field.ts'
import { type Model, storedField } from '../../../graph/read/table.ts'
import { described, type Field, type Fields, optional } from './field.ts'
import { amount, day, decimal, flag, instant, label, wholeNumber } from './kinds.ts'

const KINDS: Readonly<Record<string, Field<unknown>>> = {
  Int: wholeNumber,
  BigInt: amount,
  Decimal: decimal,
  String: label,
  Boolean: flag,
  DateTime: instant,
}

/**
 * The fields of a record that follow from what the model's declaration says is imported. They are stored under their own
 * names and nobody here reads them, so they have no place in the type of the record.
 */
export function importedFields({
  model,
  fields,
}: {
  model: Model
  fields: ReadonlyMap<string, AnyField>
}): Readonly<Record<never, Field<unknown>>> {
  const imported: Fields = Object.fromEntries(
    [...fields].flatMap(([name, { isImported, filter }]) => {
      if (!isImported) return []
      const stored = storedField(model, name)
      const kind =
        stored?.type === 'DateTime' && filter?.meaning === 'EXACT' ? day : KINDS[stored?.type ?? '']
      if (stored === undefined || stored.isRequired || kind === undefined) {
        throw new Error(`${model}.${name} cannot be imported: it takes a stored field that may be null.`)
      }
      return [[name, described(optional(kind), filter?.description ?? name)]]
    }),
  )
  return imported
}
