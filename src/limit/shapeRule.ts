import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  visit,
} from 'graphql'
import { type ErrorCode, refuse } from '../error.ts'
import { checkText } from './nesting.ts'

const MAX_DEPTH = 12
const MAX_LIST_DEPTH = 4
const MAX_ALIASES = 30
const MAX_ROOT_FIELDS = 20
const MAX_DIRECTIVES = 20
/** Fields after fragments are spread out: stops documents that double themselves fragment by fragment. */
const MAX_FIELDS = 5_000

type Shape = { depth: number; lists: number; fields: number }

/** One walk over the document: how deep, how many lists inside lists, how many fields, aliases and directives. */
export function shapeRule(context: ValidationContext): ASTVisitor {
  return {
    Document: (document) => {
      const problem = problemOf(context, document)
      if (problem !== null) context.reportError(refuse(...problem))
      return undefined
    },
    StringValue: (node) => {
      try {
        checkText('argument', node.value)
      } catch (error) {
        // checkText throws nothing but the refusal made for the caller.
        context.reportError(error as ReturnType<typeof refuse>)
      }
    },
  }
}

type Problem = [code: ErrorCode, message: string, details: Record<string, unknown>]

function problemOf(context: ValidationContext, document: DocumentNode): Problem | null {
  const measure = createMeasure(context)
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  )
  const shapes = operations.map(({ operation, selectionSet }) => ({
    ...measure(selectionSet, context.getSchema().getRootType(operation) ?? null),
    roots: selectionSet.selections.length,
  }))
  const most = (count: (shape: Shape & { roots: number }) => number) => Math.max(0, ...shapes.map(count))
  const { aliases, directives } = countSyntax(document)
  return (
    exceeded(
      'DEPTH_LIMIT',
      'levels of fields',
      most((shape) => shape.depth),
      MAX_DEPTH,
    ) ??
    exceeded(
      'DEPTH_LIMIT',
      'lists inside lists',
      most((shape) => shape.lists),
      MAX_LIST_DEPTH,
    ) ??
    exceeded(
      'QUERY_TOO_COMPLEX',
      'fields',
      most((shape) => shape.fields),
      MAX_FIELDS,
    ) ??
    exceeded(
      'QUERY_TOO_COMPLEX',
      'fields at the root',
      most((shape) => shape.roots),
      MAX_ROOT_FIELDS,
    ) ??
    exceeded('QUERY_TOO_COMPLEX', 'aliases', aliases, MAX_ALIASES) ??
    exceeded('QUERY_TOO_COMPLEX', 'directives', directives, MAX_DIRECTIVES)
  )
}

function exceeded(code: ErrorCode, what: string, count: number, limit: number): Problem | null {
  if (count <= limit) return null
  return [code, `The operation has more ${what} than the ${limit} allowed.`, { count, limit }]
}

/** Measures selections once per fragment and type, so that fragments spread in fragments stay cheap. */
function createMeasure(context: ValidationContext) {
  const known = new Map<SelectionSetNode, Shape>()
  const active = new Set<SelectionSetNode>()
  const measure = (set: SelectionSetNode, type: unknown): Shape => {
    const answer = known.get(set)
    // A fragment that spreads itself is refused by another rule.
    if (answer !== undefined || active.has(set)) return answer ?? { depth: 0, lists: 0, fields: 0 }
    active.add(set)
    const shape = { depth: 0, lists: 0, fields: 0 }
    for (const selection of set.selections) {
      const part =
        selection.kind === Kind.FIELD ? measureField(selection, type) : measureFragment(selection, type)
      shape.depth = Math.max(shape.depth, part.depth)
      shape.lists = Math.max(shape.lists, part.lists)
      shape.fields = Math.min(shape.fields + part.fields, Number.MAX_SAFE_INTEGER)
    }
    active.delete(set)
    known.set(set, shape)
    return shape
  }
  const measureField = (field: FieldNode, type: unknown): Shape => {
    // Introspection has its own limit in graphql-js.
    if (field.name.value.startsWith('__')) return { depth: 1, lists: 0, fields: 1 }
    const fieldType = typeOfField(type, field.name.value)
    const below = field.selectionSet
      ? measure(field.selectionSet, fieldType === null ? null : getNamedType(fieldType))
      : { depth: 0, lists: 0, fields: 0 }
    const list = fieldType !== null && field.selectionSet && isListType(getNullableType(fieldType)) ? 1 : 0
    return { depth: below.depth + 1, lists: below.lists + list, fields: below.fields + 1 }
  }
  const measureFragment = (
    selection: Exclude<SelectionSetNode['selections'][number], FieldNode>,
    type: unknown,
  ): Shape => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value
      return measure(selection.selectionSet, condition ? context.getSchema().getType(condition) : type)
    }
    const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(selection.name.value)
    if (!fragment) return { depth: 0, lists: 0, fields: 0 }
    return measure(fragment.selectionSet, context.getSchema().getType(fragment.typeCondition.name.value))
  }
  return measure
}

function typeOfField(type: unknown, name: string): GraphQLOutputType | null {
  if (!isObjectType(type) && !isInterfaceType(type)) return null
  return type.getFields()[name]?.type ?? null
}

/** Counted on the syntax tree itself, whichever operation they belong to. */
function countSyntax(document: DocumentNode): { aliases: number; directives: number } {
  const counts = { aliases: 0, directives: 0 }
  visit(document, {
    Field: (field) => {
      if (field.alias) counts.aliases += 1
    },
    Directive: () => {
      counts.directives += 1
    },
  })
  return counts
}
