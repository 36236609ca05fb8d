import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql'
import { schema } from '../../src/server/schema.ts'
import { call, fieldsOf, isConnection, listsIn, MAX_LISTS, needsArguments } from './selection.ts'

type Field = GraphQLField<unknown, unknown>
/** A way from the root through the fields of the schema; the last one's type is the named one. */
export type Path = { fields: readonly Field[]; type: GraphQLNamedType; lists: number }

/** Every way of this many steps from the root; stepping into a page's rows costs none. */
export function pathsOf(steps: number): Path[] {
  const starts = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    (field) => !needsArguments(field),
  )
  let paths = starts.map((field) => enter({ fields: [], lists: 0 }, field))
  const all = [...paths]
  for (let step = 1; step < steps; step++) {
    paths = paths.flatMap(placesIn).flatMap((path) => objectsIn(path.type).map((field) => enter(path, field)))
    paths = paths.filter((path) => path.lists < MAX_LISTS)
    all.push(...paths)
  }
  return all
}

function enter({ fields, lists }: Omit<Path, 'type'>, field: Field): Path {
  return { fields: [...fields, field], type: getNamedType(field.type), lists: lists + listsIn(field.type) }
}

/** A page is both itself, with its sums, and its rows. */
function placesIn(path: Path): Path[] {
  const nodes = fieldsOf(path.type).find(({ name }) => name === 'nodes')
  return nodes === undefined ? [path] : [path, enter(path, nodes)]
}

function objectsIn(type: GraphQLNamedType): Field[] {
  const fields = fieldsOf(type).filter(
    (field) => !isLeafType(getNamedType(field.type)) && !needsArguments(field),
  )
  return isPage(type) ? fields.filter(({ name }) => !PAGE_FIELDS.has(name)) : fields
}

const PAGE_FIELDS = new Set(['nodes', 'edges', 'pageInfo'])

function isPage(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection')
}

/** The operation that asks for this selection at the end of the way. */
export function operationAt({ fields }: Pick<Path, 'fields'>, selection: string): string {
  return fields.reduceRight((content, field) => `{ __typename ${call(field)} ${content} }`, selection)
}

/** The shortest way to every field that answers with a page: the fields to its parent, and itself. */
export function connectionPaths(): { parents: readonly Field[]; connection: Field }[] {
  const found: { parents: readonly Field[]; connection: Field }[] = []
  const seen = new Set<string>()
  const pending: { fields: readonly Field[]; type: GraphQLNamedType }[] = []
  const root = schema.getQueryType()
  if (root) pending.push({ fields: [], type: root })
  for (let way = pending.shift(); way !== undefined; way = pending.shift()) {
    if (seen.has(way.type.name) || !isObjectType(way.type)) continue
    seen.add(way.type.name)
    for (const field of waysOn(way.type)) {
      if (isConnection(field.type)) found.push({ parents: way.fields, connection: field })
      pending.push({ fields: [...way.fields, field], type: getNamedType(field.type) })
    }
  }
  return found
}

/**
 * Every type of object that a query can answer; what only a mutation answers is not among them, nor is a user error, with which
 * a preview answers to what it was given.
 */
export function reachableTypes(): GraphQLNamedType[] {
  const found = new Set<GraphQLNamedType>()
  const pending: GraphQLNamedType[] = Object.values(schema.getQueryType()?.getFields() ?? {}).map(typeOf)
  for (let type = pending.shift(); type !== undefined; type = pending.shift()) {
    if (found.has(type)) continue
    found.add(type)
    if (type.name === 'UserError') continue
    pending.push(...fieldsOf(type).map(typeOf))
    if (isAbstractType(type)) pending.push(...schema.getPossibleTypes(type))
  }
  return [...found].filter(isObjectType).filter(({ name }) => name !== 'UserError')
}

const typeOf = (field: Field) => getNamedType(field.type)

function waysOn(type: GraphQLNamedType): Field[] {
  return isPage(type) ? fieldsOf(type).filter(({ name }) => name === 'nodes') : objectsIn(type)
}
