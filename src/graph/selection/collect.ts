import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

/** What decides which fields a selection has: the schema, the fragments and the variables of the request. */
export type Document = {
  schema: GraphQLSchema
  fragments: Fragments
  variables: Readonly<Record<string, unknown>>
}

/** The fields of a selection on an object type by response name, in the order of the answer. */
export function collectFields(
  document: Document,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  for (const set of sets) collectInto(fields, spread, document, type, set)
  return fields
}

function collectInto(
  fields: Map<string, FieldNode[]>,
  spread: Set<string>,
  document: Document,
  type: GraphQLObjectType,
  set: SelectionSetNode,
): void {
  for (const selection of set.selections) {
    if (!isIncluded(selection, document.variables)) continue
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value
      fields.set(name, [...(fields.get(name) ?? []), selection])
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : once(selection.name.value)
    if (fragment && appliesTo(document.schema, fragment.typeCondition?.name.value, type)) {
      collectInto(fields, spread, document, type, fragment.selectionSet)
    }
  }

  /** A fragment counts once in a selection, however often it is spread there. */
  function once(name: string): FragmentDefinitionNode | undefined {
    if (spread.has(name)) return undefined
    spread.add(name)
    return document.fragments[name]
  }
}

function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true
  const conditionType = schema.getType(condition)
  return isAbstractType(conditionType) && schema.isSubType(conditionType, type)
}

type Directed = SelectionSetNode['selections'][number]

function isIncluded({ directives = [] }: Directed, variables: Document['variables']): boolean {
  return directives.every((directive) => {
    const name = directive.name.value
    if (name !== 'skip' && name !== 'include') return true
    const value = directive.arguments?.[0]?.value
    const condition =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : value?.kind === Kind.BOOLEAN && value.value
    return condition === (name === 'include')
  })
}
