import { getNamedType, isCompositeType, isLeafType, isNonNullType, isObjectType } from 'graphql'
import { fieldCost } from '../../src/graph/limit/cost.ts'
import { type Field, inBrackets } from './call.ts'
import { writeDirectives } from './directive.ts'
import { writePage } from './page.ts'
import { type RootCall, rootFields, writeRootCall } from './root.ts'
import { Scope } from './scope.ts'
import { freshAlias, type Place, type Writing } from './writing.ts'

/** Where the errors of an operation may stand: nowhere, below what may be null, or so that nothing remains. */
export type Errors = 'none' | 'inside' | 'anywhere'

/** What one operation selects at its root. */
export function writeOperation(writing: Writing, errors: Errors): string {
  const { random } = writing
  const scope = errors === 'none' ? null : new Scope(null, errors === 'anywhere')
  const place: Place = { path: '', depth: 0, lists: 0, rows: 1, scope, shape: new Map() }
  const count = random.weighted([
    [1, 6],
    [2, 4],
    [3, 2],
    [random.integer(4, 12), 1],
  ])
  const roots = rootFields(writing.schema)
  // Twice as likely as what answers one row.
  const lists = roots.filter(({ args }) => args.some(({ name }) => name === 'first' || name === 'ids'))
  const chosen = Array.from({ length: count }, () =>
    writing.usage.choose(random, [...roots, ...lists], ({ name }) => `Query.${name}`, 1),
  )
  const fields = chosen.flat().flatMap((field) => writeRootField(writing, field, place) ?? [])
  if (random.chance(0.15)) fields.push(writePaged(writing, place))
  if (fields.length === 0 || random.chance(0.1)) fields.push('__typename')
  const texts = fields.filter((text) => text !== '')
  return random.chance(0.12) && writing.limits.fragments > 0 ? asFragment(writing, texts) : texts.join(' ')
}

function asFragment(writing: Writing, fields: readonly string[]): string {
  writing.limits.fragments -= 1
  const name = `QueryPart${writing.limits.fragments}`
  const moved = fields.slice(0, Math.ceil(fields.length / 2)).join(' ')
  writing.fragments.push({
    name,
    type: 'Query',
    definition: `fragment ${name} on Query { ${moved} }`,
    text: moved,
    depth: 0,
    lists: 0,
    cost: 0,
    shape: new Map(),
  })
  return [`...${name}`, ...fields.slice(Math.ceil(fields.length / 2))].join(' ')
}

function writeRootField(writing: Writing, field: Field, place: Place): string | null {
  const isTaken = place.shape.has(field.name)
  const name = isTaken || writing.random.chance(0.25) ? freshAlias(writing, field.name) : field.name
  if (name === null) return null
  const own = isNonNullType(field.type) ? place.scope : (place.scope?.child(`.${name}`) ?? null)
  const canFail = own?.canFail() === true
  const call = writeRootCall(writing, field, canFail ? (isNonNullType(field.type) ? 'all' : 'self') : 'never')
  if (call.fault === 'own') own?.fail()
  place.shape.set(name, name)
  writing.usage.note(`Query.${field.name}`)
  const head = `${name === field.name ? name : `${name}: ${field.name}`}${call.text}${writeDirectives(writing, 0.06)}`
  if (isLeafType(getNamedType(field.type))) return head
  return `${head} { ${selectBelow(writing, field, call, { ...place, path: `.${name}`, scope: own })} }`
}

function selectBelow(writing: Writing, field: Field, { size }: RootCall, place: Place): string {
  const cost = fieldCost(size === null ? {} : { first: size }, {}, field)
  const type = getNamedType(field.type)
  const isNodes = field.name === 'nodes'
  const scope = isNodes ? (place.scope?.child(`${place.path}.item`) ?? null) : place.scope
  const multiplier = isNodes ? (size ?? 1) : typeof cost === 'number' ? 1 : (cost.multiplier ?? 1)
  if (!isCompositeType(type)) throw new Error(`${field.name} selects nothing.`)
  return writing.select(type, {
    ...place,
    scope,
    depth: 1,
    lists: isNodes ? 1 : 0,
    rows: multiplier,
    shape: new Map(),
  }).text
}

/** A list read on from a cursor of its own. */
function writePaged(writing: Writing, place: Place): string {
  const { random, material } = writing
  const list = random.pick(material.lists)
  const alias = freshAlias(writing, list.root)
  if (alias === null) return ''
  const page = writePage(writing, [list.root, ...list.path].join('.'), 6, list.cursors)
  const args = inBrackets([...(list.listArguments === '' ? [] : [list.listArguments]), ...page.arguments])
  const names = [list.root, ...list.path]
  const { text } = writing.select(
    { name: typeAt(writing, names) },
    {
      ...place,
      path: `.${alias}.${names.join('.')}`,
      depth: names.length,
      rows: page.size ?? 10,
      scope: null,
      shape: new Map(),
    },
  )
  return names.reduceRight((inner, name, index) => {
    const head = index === 0 ? `${alias}: ${name}${list.arguments}` : name
    return `${head}${index === names.length - 1 ? args : ''} { ${inner} }`
  }, text)
}

/** What the last of these fields answers, from the root on. */
function typeAt({ schema }: Writing, names: readonly string[]): string {
  return names.reduce((parent, name) => {
    const type = schema.getType(parent)
    const field = isObjectType(type) ? type.getFields()[name] : undefined
    if (field === undefined) throw new Error(`${parent} has no field ${name}.`)
    return getNamedType(field.type).name
  }, schema.getQueryType()?.name ?? '')
}
