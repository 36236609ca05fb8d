import type { FieldComplexityValue } from '@pothos/plugin-complexity'
import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { VariableValues } from '../execution/execution.ts'
import { collectFields, type Document } from '../selection/collect.ts'

/** What a field says of itself in `complexity`: a price, or a function of its coerced arguments. */
type Price = FieldComplexityValue | ((args: object, context: object, field: object) => FieldComplexityValue)

type Measuring = { document: Document; variableValues: VariableValues }

/** Costs are sums of fractions, whose last digits depend on the order in which they are added. */
const ROUNDING = 1e-6

/**
 * What an operation costs, counted on the fields that are executed and not on how they are written: fields of one name
 * are one field, fragments are what they select, and of the types that a value may have, the dearest counts.
 */
export function operationCost(
  document: Document,
  operation: OperationDefinitionNode,
  variableValues: VariableValues,
): number {
  const root = document.schema.getRootType(operation.operation)
  if (!root) return 0
  return Math.ceil(costOfObject({ document, variableValues }, root, [operation.selectionSet]) - ROUNDING)
}

function costOfObject(
  measuring: Measuring,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): number {
  let cost = 0
  for (const nodes of collectFields(measuring.document, type, sets).values()) {
    cost += costOfField(measuring, type, nodes)
  }
  return cost
}

function costOfField(measuring: Measuring, type: GraphQLObjectType, nodes: readonly FieldNode[]): number {
  const [node] = nodes
  const field = type.getFields()[node?.name.value ?? '']
  // `__typename` is a value; how much may be asked of the schema has a limit of its own.
  if (node === undefined || field === undefined) return node?.selectionSet ? 1 : 0
  const price = priceOf(measuring, field, node)
  const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return price.field + price.multiplier * costOfValue(measuring, getNamedType(field.type), sets)
}

function costOfValue(
  measuring: Measuring,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): number {
  if (sets.length === 0) return 0
  if (isObjectType(type)) return costOfObject(measuring, type, sets)
  if (!isAbstractType(type)) return 0
  const possible = measuring.document.schema.getPossibleTypes(type)
  return Math.max(0, ...possible.map((each) => costOfObject(measuring, each, sets)))
}

const REFUSED = { field: 1, multiplier: 0 }

function priceOf(
  { variableValues }: Measuring,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): { field: number; multiplier: number } {
  // The complexity plugin puts it there for every field of the schema.
  const told = field.extensions.complexity as Price | undefined
  try {
    const price =
      typeof told === 'function' ? told(getArgumentValues(field, node, variableValues), {}, field) : told
    if (typeof price === 'object') return { field: price.field ?? 1, multiplier: price.multiplier ?? 1 }
    return { field: price ?? 1, multiplier: 1 }
  } catch (error) {
    // Its arguments are wrong: it is answered with an error, and nothing below it is looked at.
    if (error instanceof GraphQLError) return REFUSED
    throw error
  }
}
