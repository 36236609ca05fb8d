import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { Context } from '../context.ts'
import { collectFields, type Document } from '../selection/collect.ts'
import { type Completion, Departure, type Execution, isPromise } from './execution.ts'
import { type FieldInfo, infoOf } from './info.ts'

/** One field of the answer, with all that can be known before the request. */
type FieldPlan = {
  name: string
  /** Null where the field reads the property of the same name. */
  resolve: GraphQLFieldResolver<unknown, Context> | null
  argumentsOf: (execution: Execution) => Record<string, unknown>
  info: FieldInfo
  complete: Completion
}

/** Turns a selection into functions: what the executor finds out at every row is found out once. */
export function compileObject(
  document: Document,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Completion {
  const plans: (FieldPlan | string)[] = []
  for (const [name, nodes] of collectFields(document, type, sets)) {
    plans.push(nodes[0]?.name.value === '__typename' ? name : planField(document, type, name, nodes))
  }
  return (source, execution) => {
    const answer: Record<string, unknown> = {}
    for (const plan of plans) {
      if (typeof plan === 'string') answer[plan] = type.name
      else answerField(answer, plan, source, execution)
    }
    return answer
  }
}

function answerField(
  answer: Record<string, unknown>,
  plan: FieldPlan,
  source: unknown,
  execution: Execution,
): void {
  const value =
    plan.resolve === null
      ? // Whatever has fields is an object; a field without a resolver reads a property of it.
        (source as Record<string, unknown>)[plan.info.fieldName]
      : plan.resolve(source, plan.argumentsOf(execution), execution.context, infoOf(plan.info, execution))
  if (!isPromise(value)) {
    answer[plan.name] = plan.complete(value, execution)
    return
  }
  // Keeps the place of the field in the answer until its value is there.
  answer[plan.name] = undefined
  execution.await(value, plan.complete, (completed) => {
    answer[plan.name] = completed
  })
}

function planField(
  document: Document,
  type: GraphQLObjectType,
  name: string,
  nodes: readonly FieldNode[],
): FieldPlan {
  const [node] = nodes
  const field = node && type.getFields()[node.name.value]
  // Introspection, and names that mean something to JavaScript.
  if (!node || !field || name.startsWith('__')) throw new Departure()
  const { resolve = defaultFieldResolver } = field
  const info = { fieldName: field.name, fieldNodes: nodes, returnType: field.type, parentType: type }
  return {
    name,
    resolve: resolve === defaultFieldResolver ? null : resolve,
    argumentsOf: compileArguments(field, node),
    info,
    complete: compileType(document, field.type, info),
  }
}

const NO_ARGUMENTS = Object.freeze({})

function compileArguments(field: GraphQLField<unknown, unknown>, node: FieldNode): FieldPlan['argumentsOf'] {
  if (field.args.length === 0) return () => NO_ARGUMENTS
  return (execution) => {
    const known = execution.argumentValues.get(node)
    if (known !== undefined) return known
    const values = getArgumentValues(field, node, execution.variableValues)
    execution.argumentValues.set(node, values)
    return values
  }
}

function compileType(document: Document, type: GraphQLOutputType, info: FieldInfo): Completion {
  const isRequired = isNonNullType(type)
  const complete = compilePresent(document, isRequired ? type.ofType : type, info)
  return (value, execution) => {
    const completed = value === null || value === undefined ? null : complete(value, execution)
    if (isRequired && completed === null) throw new Departure()
    return completed
  }
}

function compilePresent(
  document: Document,
  type: Exclude<GraphQLOutputType, { ofType: GraphQLOutputType; toJSON(): `${string}!` }>,
  info: FieldInfo,
): Completion {
  if (isListType(type)) return compileList(compileType(document, type.ofType, info))
  if (isLeafType(type)) return (value) => type.serialize(value) ?? null
  const sets = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  if (isObjectType(type)) return compileObject(document, type, sets)
  return compileAbstract(document, type as GraphQLAbstractType, sets, info)
}

function compileList(complete: Completion): Completion {
  return (value, execution) => {
    if (!Array.isArray(value)) throw new Departure()
    const items: readonly unknown[] = value
    const answer: unknown[] = []
    for (const item of items) {
      const index = answer.length
      if (!isPromise(item)) {
        answer.push(complete(item, execution))
        continue
      }
      answer.push(undefined)
      execution.await(item, complete, (completed) => {
        answer[index] = completed
      })
    }
    return answer
  }
}

function compileAbstract(
  document: Document,
  type: GraphQLAbstractType,
  sets: readonly SelectionSetNode[],
  info: FieldInfo,
): Completion {
  const completions = new Map(
    document.schema
      .getPossibleTypes(type)
      .map((possible) => [possible.name, compileObject(document, possible, sets)]),
  )
  return (value, execution) => {
    const name = type.resolveType?.(value, execution.context, infoOf(info, execution), type)
    const complete = typeof name === 'string' ? completions.get(name) : undefined
    if (complete === undefined) throw new Departure()
    return complete(value, execution)
  }
}
