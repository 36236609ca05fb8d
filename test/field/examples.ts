import { getNamedType, isEnumType, isInputObjectType } from 'graphql'
import type { Meaning } from '../../src/graph/field/field.ts'
import type { Model } from '../../src/graph/read/table.ts'
import { schema } from '../../src/server/schema.ts'
import { plainFilters } from './declared.ts'

const RECENT = '{ gte: "2026-02-01T00:00:00Z", lte: "2026-02-15T00:00:00Z" }'

const EXAMPLES: Record<Exclude<Meaning, 'EXACT' | 'UUID'>, readonly string[]> = {
  TEXT: ['{ eq: "a-1" }', '{ contains: "abcd" }', '{ in: ["a-1", "b-2"] }'],
  INSTANT: [RECENT, '{ eq: "2026-02-01" }'],
  NUMBER: ['{ eq: 15 }', '{ gte: 1, lte: 30 }', '{ gt: 90 }'],
  FLAG: ['true', 'false'],
}

/** Ways to use a filter that nobody wrote examples for, such as a new one: by the kind of its values. */
export function examplesOf(model: Model, filter: string): readonly string[] {
  const meaning = plainFilters(model).find(({ name }) => name === filter)?.meaning
  if (meaning === undefined || meaning === 'UUID') return []
  if (meaning !== 'EXACT') return EXAMPLES[meaning]
  const where = schema.getType(`${model}Where`)
  const operators = isInputObjectType(where) ? getNamedType(where.getFields()[filter]?.type) : undefined
  const operand = isInputObjectType(operators) ? getNamedType(operators.getFields().eq?.type) : undefined
  if (isEnumType(operand)) return operand.getValues().map(({ name }) => `{ eq: ${name} }`)
  return operand?.name === 'LocalDate' ? ['{ eq: "2026-02-01" }', '{ gte: "2026-02-01" }'] : []
}
