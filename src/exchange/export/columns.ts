import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  type SelectionSetNode,
} from 'graphql'
import { collectFields, type Document } from '../../graph/selection/collect.ts'
import { ExportFault } from './exportFault.ts'
import { isConnection, setsOf } from './rowsOf.ts'

/** A value of a row by the path of its selection, and what it is: text that people wrote, or a value of ours, or JSON. */
export type Column = { path: readonly string[]; kind: 'text' | 'plain' | 'json' }

/** Texts of these scalars come from outside; all others are made here, of digits, letters and a few signs. */
const WRITTEN = new Set(['String', 'JSON'])

/**
 * What is selected of the rows, column by column in the order of the selection. A list is one value. Throws ExportFault where a page lies
 * below the rows: which part of it would be meant is not clear.
 */
export function columnsOf(
  document: Document,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
): Column[] {
  const columns = new Map<string, Column>()
  collect({ columns, document }, type, sets, { path: [], isWithinList: false })
  if (columns.size === 0) throw new ExportFault('It selects nothing of the rows.')
  return [...columns.values()]
}

type Place = { path: readonly string[]; isWithinList: boolean }
type Collecting = { columns: Map<string, Column>; document: Document }

function collect(
  collecting: Collecting,
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  place: Place,
): void {
  const { document } = collecting
  const types = isAbstractType(type) ? document.schema.getPossibleTypes(type) : [type as GraphQLObjectType]
  for (const object of types) {
    for (const [name, nodes] of collectFields(document, object, sets)) {
      const field = object.getFields()[nodes[0]?.name.value ?? '']
      const within = { ...place, path: [...place.path, name] }
      // Without a field it is `__typename`.
      if (field === undefined) add(collecting, within, 'plain')
      else collectField(collecting, field.type, nodes, within)
    }
  }
}

function collectField(
  collecting: Collecting,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
  place: Place,
): void {
  const named = getNamedType(type)
  if (isConnection(named)) throw nested(place.path)
  const isList = isListType(getNullableType(type))
  if (isList) add(collecting, place, 'json')
  else if (isLeafType(named)) add(collecting, place, kindOf(named.name))
  // What is in a list has no columns, but there may be a page below it.
  const below = isList ? { ...place, isWithinList: true } : place
  if (!isLeafType(named)) collect(collecting, named, setsOf(nodes), below)
}

function add({ columns }: Collecting, { path, isWithinList }: Place, kind: Column['kind']): void {
  if (!isWithinList) columns.set(path.join('.'), { path, kind })
}

function kindOf(scalar: string): Column['kind'] {
  if (scalar === 'JSON') return 'json'
  return WRITTEN.has(scalar) ? 'text' : 'plain'
}

function nested(path: readonly string[]): ExportFault {
  const name = path.at(-1) ?? ''
  return new ExportFault(
    `\`${path.join('.')}\` is a connection below the rows, of which a page would be cut off without a word: export \`${name}\` ` +
      'by itself, with the id of the row above, or select a field without pages.',
  )
}
