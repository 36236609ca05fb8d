import { getNamedType, isInputObjectType } from 'graphql'
import { describe, expect, test } from 'vitest'
import { inputType } from './generate.ts'
import { OPERATORS } from './operators.ts'
import { TABLES } from './tables.ts'

// A filter that the schema offers and no evaluator knows would go untested: it needs one first.
const COMBINATIONS = new Set(['and', 'or', 'not'])
const QUANTIFIERS = ['some', 'none', 'every']

function reachable(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen
  seen.add(name)
  for (const field of Object.values(inputType(name).getFields())) {
    const type = getNamedType(field.type)
    if (isInputObjectType(type)) reachable(type.name, seen)
  }
  return seen
}

const inputs = [
  'InvoiceWhere',
  'EmailWhere',
  'PartyWhere',
  'SuppressionWhere',
  'BouncingContactWhere',
  'AuditEntryWhere',
  'CallWhere',
  'TaskWhere',
  'PaymentWhere',
].flatMap((name) => [...reachable(name)])
const fieldsOf = (name: string) => Object.keys(inputType(name).getFields())

describe('every condition of the schema has an evaluator', () => {
  test.each([...new Set(inputs)].filter((name) => name.endsWith('Where')))('%s', (name) => {
    const fields = fieldsOf(name).filter((field) => !COMBINATIONS.has(field))

    expect([...(TABLES[name]?.fields ?? [])].sort()).toEqual(fields.sort())
  })

  test.each([...new Set(inputs)].filter((name) => !name.endsWith('Where')))('%s', (name) => {
    const isQuantified = name.endsWith('ListFilter')
    const known = isQuantified ? QUANTIFIERS : [...OPERATORS]

    expect(fieldsOf(name).filter((operator) => !known.includes(operator))).toEqual([])
  })
})
