import {
  type FieldNode,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

/**
 * What a selection amounts to once its fragments are spread out: levels, lists inside lists, all fields, its own
 * fields, and how often it asks for the schema.
 */
export type Shape = { depth: number; lists: number; fields: number; width: number; introspections: number }

const NOTHING: Shape = { depth: 0, lists: 0, fields: 0, width: 0, introspections: 0 }

type Fragment = Exclude<SelectionSetNode['selections'][number], FieldNode>

/** Measures every selection once, so that fragments spread in fragments stay cheap. */
export function createMeasure(context: ValidationContext) {
  const known = new Map<SelectionSetNode, Shape>()
  const active = new Set<SelectionSetNode>()

  function measure(set: SelectionSetNode, type: unknown): Shape {
    const answer = known.get(set)
    // A fragment that spreads itself is refused by another rule.
    if (answer !== undefined || active.has(set)) return answer ?? NOTHING
    active.add(set)
    const parts = set.selections.map((selection) =>
      selection.kind === Kind.FIELD ? measureField(selection, type) : measureFragment(selection, type),
    )
    active.delete(set)
    const shape = parts.reduce(beside, NOTHING)
    known.set(set, shape)
    return shape
  }

  function measureField(field: FieldNode, type: unknown): Shape {
    // What is asked of the schema itself has limits of its own in graphql-js.
    if (field.name.value.startsWith('__')) {
      return { depth: 1, lists: 0, fields: 1, width: 1, introspections: field.selectionSet ? 1 : 0 }
    }
    if (field.selectionSet === undefined) return { ...NOTHING, depth: 1, fields: 1, width: 1 }
    const fieldType = typeOfField(type, field.name.value)
    const below = measure(field.selectionSet, fieldType === null ? null : getNamedType(fieldType))
    const list = fieldType !== null && isListType(getNullableType(fieldType)) ? 1 : 0
    return {
      depth: below.depth + 1,
      lists: below.lists + list,
      fields: below.fields + 1,
      width: 1,
      introspections: below.introspections,
    }
  }

  function measureFragment(selection: Fragment, type: unknown): Shape {
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : context.getFragment(selection.name.value)
    if (!fragment) return NOTHING
    const condition = fragment.typeCondition?.name.value
    return measure(fragment.selectionSet, condition ? context.getSchema().getType(condition) : type)
  }

  return measure
}

function beside(left: Shape, right: Shape): Shape {
  return {
    depth: Math.max(left.depth, right.depth),
    lists: Math.max(left.lists, right.lists),
    fields: left.fields + right.fields,
    width: left.width + right.width,
    introspections: left.introspections + right.introspections,
  }
}

function typeOfField(type: unknown, name: string): GraphQLOutputType | null {
  if (!isObjectType(type) && !isInterfaceType(type)) return null
  return type.getFields()[name]?.type ?? null
}
