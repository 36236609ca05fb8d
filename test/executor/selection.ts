import {
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isUnionType,
} from 'graphql'
import type { Field } from './call.ts'
import { writeDirectives } from './directive.ts'
import { writeField } from './field.ts'
import { writeSpread } from './fragment.ts'
import { freshAlias, type Place, type Writing, type Written } from './writing.ts'

/** What is selected of one type: fields, fragments of every kind, and now and then the same again. */
export function writeSelection(writing: Writing, typeName: string, place: Place): Written {
  const type = writing.schema.getType(typeName)
  if (!isCompositeType(type)) throw new Error(`${typeName} has no fields.`)
  if (isUnionType(type)) return join([writeTypename(writing, place), ...writeConcrete(writing, type, place)])
  const parts = [...writeFields(writing, type, place)]
  if (isInterfaceType(type)) parts.push(...writeConcrete(writing, type, place))
  const { random } = writing
  if (random.chance(0.14)) parts.push(writeInline(writing, type, place))
  if (random.chance(0.18)) parts.push(...writeSpread(writing, type, place))
  if (parts.length === 0 || random.chance(0.12)) parts.push(writeTypename(writing, place))
  return join(random.shuffle(parts))
}

/** Where an error may stand, a field that can fail, or one that leads on to such fields. */
function towardsFailure({ random }: Writing, fields: readonly Field[], place: Place): Field[] {
  const failing = place.scope?.canFail() === true ? fields.filter(({ name }) => FAILING.test(name)) : []
  const leading = fields.filter(({ type }) => LEADING.test(getNamedType(type).name))
  const candidates = failing.length > 0 ? failing : leading
  return candidates.length === 0 ? [] : [random.pick(candidates)]
}

const FAILING = /^(formatted|totalPages|aging|contacts|emails)$/
const LEADING = /^(Money|Party|Invoice|LineItem|.*(Connection|Edge|Outreach))$/

function writeFields(
  writing: Writing,
  type: GraphQLObjectType | GraphQLInterfaceType,
  place: Place,
): Written[] {
  const { random, usage } = writing
  const fields: Field[] = Object.values(type.getFields())
  const count = random.integer(1, place.depth === 0 ? 3 : 6)
  const chosen = usage.choose(random, fields, ({ name }) => `${type.name}.${name}`, count)
  if (place.scope !== null && random.chance(0.6)) chosen.push(...towardsFailure(writing, fields, place))
  const repeated = chosen.filter(() => random.chance(0.07))
  return [...chosen, ...repeated].flatMap((field) => writeField(writing, type.name, field, place) ?? [])
}

/** The types behind an interface or a union, each with fields of its own. */
function writeConcrete(writing: Writing, type: GraphQLAbstractType, place: Place): Written[] {
  const { random, usage, schema } = writing
  const types = schema.getPossibleTypes(type)
  const chosen = usage.choose(random, types, ({ name }) => `... on ${name}`, random.integer(1, 3))
  return chosen.map((concrete) => {
    usage.note(`... on ${concrete.name}`)
    const written = writeSelection(writing, concrete.name, place)
    return { ...written, text: `... on ${concrete.name}${writeDirectives(writing, 0.1)} { ${written.text} }` }
  })
}

function writeInline(
  writing: Writing,
  type: GraphQLObjectType | GraphQLInterfaceType,
  place: Place,
): Written {
  const condition = writing.random.pick([
    '',
    ` on ${type.name}`,
    ...type.getInterfaces().map(({ name }) => ` on ${name}`),
  ])
  const inner = condition === '' ? type.name : condition.slice(4)
  // An interface inside a concrete type: what belongs to other types could not match.
  const written =
    inner === type.name ? join(writeFields(writing, type, place)) : { text: '__typename', depth: 1, lists: 0 }
  const text = written.text === '' ? '__typename' : written.text
  return { ...written, text: `...${condition}${writeDirectives(writing, 0.5)} { ${text} }` }
}

function writeTypename(writing: Writing, place: Place): Written {
  const alias = writing.random.chance(0.2) ? freshAlias(writing, 'kind') : null
  place.shape.set(alias ?? '__typename', 'String!')
  return { text: alias === null ? '__typename' : `${alias}: __typename`, depth: 1, lists: 0 }
}

function join(parts: readonly Written[]): Written {
  return {
    text: parts.map(({ text }) => text).join(' '),
    depth: Math.max(0, ...parts.map(({ depth }) => depth)),
    lists: Math.max(0, ...parts.map(({ lists }) => lists)),
  }
}
