import { readFile } from 'node:fs/promises'
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
)

test('schema.graphql is what the code says', async () => {
  const printed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8')

  expect(printed).toBe(`${printSchema(schema)}\n`)
})

test('every type, field, argument and enum value is described for the reader in GraphiQL', () => {
  expect(types.flatMap(undescribed)).toEqual([])
})

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description ? [] : [type.name]
  const fields = 'getFields' in type ? Object.values(type.getFields()) : []
  const values = isEnumType(type) ? type.getValues() : []
  const missing = [...fields, ...values].filter((part) => !part.description)
  const args = fields.flatMap((field) => ('args' in field ? [...field.args] : []))
  return [
    ...own,
    ...missing.map((part) => `${type.name}.${part.name}`),
    ...args.filter((argument) => !argument.description).map((argument) => `${type.name}(${argument.name})`),
  ]
}

test('money is never a bare number', () => {
  const bare = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => /amount|total$|subtotal|price|balance|discount|tax$/i.test(field.name))
    .filter(({ field }) => ['Int', 'Float', 'SafeInt'].includes(getNamedType(field.type).name))

  expect(bare.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([])
})

test('the schema has no Float', () => {
  const floats = types
    .filter((type) => isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => /^\W*Float\W*$/.test(String(field.type)))

  expect(floats.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([])
})
