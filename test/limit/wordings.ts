import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'

/** A selection before it is written down: fields with what is selected below them, and one part for each type. */
export type Tree = { type: GraphQLCompositeType; fields: Branch[]; parts: Tree[] }
type Branch = { text: string; below: Tree | null }

/** Numbers that decide, one after the other, whatever is to be decided. */
export type Choices = { below(limit: number): number }

export function choicesFrom(numbers: readonly number[]): Choices {
  let next = 0
  return {
    below: (limit) => {
      const number = numbers[next % numbers.length] ?? 0
      next += 1
      return (number + next) % limit
    },
  }
}

const MOST_FIELDS = 4

/** A selection on a type, of whatever can be selected without required arguments. */
export function growTree(type: GraphQLCompositeType, choices: Choices, depth: number): Tree {
  if (!isObjectType(type)) {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : []
    const from = choices.below(Math.max(1, possible.length))
    return {
      type,
      fields: [],
      parts: possible.slice(from, from + 3).map((part) => growTree(part, choices, depth)),
    }
  }
  const fields = Object.values(type.getFields()).filter(
    (field) =>
      !field.args.some(isRequiredArgument) && (depth > 0 || !isCompositeType(getNamedType(field.type))),
  )
  const chosen = new Set<GraphQLField<unknown, unknown>>()
  for (let count = 1 + choices.below(MOST_FIELDS); count > 0; count -= 1) {
    const field = fields[choices.below(Math.max(1, fields.length))]
    if (field !== undefined) chosen.add(field)
  }
  return { type, fields: [...chosen].map((field) => growBranch(field, choices, depth - 1)), parts: [] }
}

function growBranch(field: GraphQLField<unknown, unknown>, choices: Choices, depth: number): Branch {
  const type = getNamedType(field.type)
  const isPaged = field.args.some(({ name }) => name === 'first')
  const text = isPaged ? `${field.name}(first: ${1 + choices.below(100)})` : field.name
  return { text, below: isCompositeType(type) ? growTree(type, choices, depth) : null }
}

/** The selection as it is. */
export function plainly({ fields, parts }: Tree): string {
  const texts = [
    ...fields.map(({ text, below }) => (below === null ? text : `${text} ${plainly(below)}`)),
    ...parts.map((part) => `... on ${part.type.name} ${plainly(part)}`),
  ]
  return `{ ${texts.length === 0 ? '__typename' : texts.join(' ')} }`
}

/** The same selection in other words: in fragments of every kind, one inside the other, twice, and with `__typename`. */
export function otherwise(tree: Tree, choices: Choices): string {
  const definitions: string[] = []
  const name = (type: string, set: string) => {
    const fragment = `F${definitions.length}`
    definitions.push(`fragment ${fragment} on ${type} ${set}`)
    return `...${fragment}`
  }
  const wrap = (text: string, { type }: Tree): string => {
    const wrapped = [
      () => text,
      () => `... on ${type.name} { ${text} }`,
      () => `... { ${text} }`,
      () => `... @include(if: true) { ${wrap(text, { type, fields: [], parts: [] })} }`,
      () => name(type.name, `{ ${text} }`),
      () => name(type.name, `{ ... on ${type.name} { ${text} } }`),
      () => `${text} ${text}`,
      () => `${text} ... { ${text} }`,
      () => `__typename ${text}`,
    ][choices.below(9)]
    return wrapped?.() ?? text
  }
  const write = (part: Tree): string => {
    const texts = [
      ...part.fields.map(({ text, below }) => wrap(below === null ? text : `${text} ${write(below)}`, part)),
      ...part.parts.map((inner) => wrap(`... on ${inner.type.name} ${write(inner)}`, part)),
    ]
    if (choices.below(2) === 0) texts.reverse()
    return `{ ${texts.length === 0 ? '__typename' : texts.join(' ')} }`
  }
  return [write(tree), ...definitions].join(' ')
}
