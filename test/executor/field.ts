import {
  type GraphQLNamedOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
} from 'graphql'
import { fieldCost } from '../../src/graph/limit/cost.ts'
import { type Field, writeCall } from './call.ts'
import { writeDirectives } from './directive.ts'
import { writeFault } from './fault.ts'
import { type Call, freshAlias, type Place, type Writing, type Written } from './writing.ts'

const MAX_ROWS = 250

/** One selected field with what it selects; null where the limits leave no room for it. */
export function writeField(writing: Writing, parent: string, field: Field, place: Place): Written | null {
  const type = getNamedType(field.type)
  const isComposite = isCompositeType(type)
  const lists = place.lists + (isListType(getNullableType(field.type)) ? 1 : 0)
  if (isComposite && (place.depth + 2 > writing.limits.depth || lists > 4 || writing.limits.fields <= 0))
    return null
  const asked = ask(writing, parent, field, place)
  if (asked === null) return null
  const { multiplier, field: cost } = costOf(field, asked)
  const rows = place.rows * multiplier
  if (isComposite && (rows > MAX_ROWS || writing.limits.cost < place.rows * cost)) return null
  writing.limits.cost -= place.rows * cost
  writing.limits.fields -= 1
  writing.usage.note(`${parent}.${field.name}`)
  place.shape.set(asked.name, asked.kind)
  if (asked.isFault) place.scope?.fail()
  const head = `${asked.name === field.name ? '' : `${asked.name}: `}${field.name}${asked.text}${writeDirectives(writing, 0.08)}`
  if (!isComposite) return { text: head, depth: 1, lists: 0 }
  const path = `${place.path}.${asked.name}`
  const below = writing.select(type, {
    path,
    depth: place.depth + 1,
    lists,
    rows,
    scope: scopeBelow(field, place, path),
    shape: new Map(),
  })
  return {
    text: `${head} { ${below.text} }`,
    depth: below.depth + 1,
    lists: below.lists + lists - place.lists,
  }
}

/** An error below stops at the first thing that may be null: the field, or the item of its list. */
function scopeBelow({ type }: Field, { scope }: Place, path: string) {
  const inner = getNullableType(type)
  const isBoundary = !isNonNullType(type) || (isListType(inner) && !isNonNullType(inner.ofType))
  return isBoundary && scope !== null ? scope.child(path) : scope
}

function costOf(field: Field, { size }: Call): { field: number; multiplier: number } {
  const cost = fieldCost(size === null ? {} : { first: size }, {}, field)
  return typeof cost === 'number'
    ? { field: cost, multiplier: 1 }
    : { field: cost.field ?? 0, multiplier: cost.multiplier ?? 1 }
}

type Asked = Call & { name: string; kind: string; isFault: boolean }

/** How the field is asked, and the name it answers under. */
function ask(writing: Writing, parent: string, field: Field, place: Place): Asked | null {
  const key = `${parent}.${field.name}`
  const kind = isCompositeType(getNamedType(field.type)) ? key : String(field.type)
  const fault = failing(writing, parent, field, place)
  const { call, isUsual } =
    fault === null ? callOf(writing, parent, field, place) : { call: fault, isUsual: false }
  if (isUsual && !isTaken(field, kind, place) && !writing.random.chance(0.06)) {
    writing.calls.set(key, call)
    return { ...call, name: field.name, kind, isFault: false }
  }
  const name = freshAlias(writing, field.name)
  return name === null ? null : { ...call, name, kind: `${kind}${call.text}`, isFault: fault !== null }
}

/** Under its plain name a field is asked the same throughout the document, so that it can be merged anywhere. */
function callOf(
  writing: Writing,
  parent: string,
  field: Field,
  place: Place,
): { call: Call; isUsual: boolean } {
  const known = writing.calls.get(`${parent}.${field.name}`)
  if (known !== undefined && (field.args.length === 0 || writing.random.chance(0.6))) {
    return { call: known, isUsual: true }
  }
  const call = writeCall(writing, parent, field, Math.floor(MAX_ROWS / place.rows))
  return { call, isUsual: known === undefined }
}

function isTaken(field: Field, kind: string, { shape }: Place): boolean {
  return (shape.get(field.name) ?? kind) !== kind || isAbstractLookup(getNamedType(field.type))
}

/** What two of them select of different types would clash if they were merged. */
function isAbstractLookup(type: GraphQLNamedOutputType): boolean {
  return type.name === 'Node'
}

function failing(writing: Writing, parent: string, field: Field, place: Place): Call | null {
  if (place.scope?.canFail() !== true || !writing.random.chance(0.5)) return null
  return writeFault(writing, parent, field.name)
}
