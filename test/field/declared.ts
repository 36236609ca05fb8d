import { getNamedType, isObjectType } from 'graphql'
import { declarations } from '../../src/graph/field/declareFields.ts'
import type { Meaning } from '../../src/graph/field/field.ts'
import type { Model } from '../../src/graph/read/table.ts'
// Everything that a domain contributes to another is there once the schema is.
import { schema } from '../../src/server/schema.ts'

type Plain = { name: string; column: string; meaning: Meaning }

/** The filters of a model whose operators simply hold of a value that is answered under the same name. */
export function plainFilters(model: Model): Plain[] {
  return [...(declarations.get(model)?.fields ?? [])].flatMap(([name, { column, filter }]) =>
    filter === null || filter.meaning === null
      ? []
      : [{ name, column: column ?? name, meaning: filter.meaning }],
  )
}

/** What to select of a row so that each of them can be held against it. */
export function plainSelection(model: Model): string {
  const type = schema.getType(model)
  const fields = isObjectType(type) ? type.getFields() : {}
  return plainFilters(model)
    .flatMap(({ name }) => {
      const field = fields[name]
      if (field === undefined) return []
      return getNamedType(field.type).name === 'Money' ? [`${name} { minorUnits currency }`] : [name]
    })
    .join(' ')
}
