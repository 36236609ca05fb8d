import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import { collectFields, type Document } from '../../graph/selection/collect.ts'
import { ExportFault } from './exportFault.ts'

/** The one connection of a query, and what is selected of its rows. */
export type SelectedConnection = {
  field: GraphQLField<unknown, unknown>
  node: FieldNode
  rowType: GraphQLNamedType
  rows: readonly SelectionSetNode[]
}

const PAGING = ['first', 'after', 'last', 'before', 'offset']

/** Finds it; throws ExportFault where there is none, or where more is selected than its rows. */
export function connectionOf(document: Document, sets: readonly SelectionSetNode[]): SelectedConnection {
  const root = document.schema.getQueryType()
  if (!root) throw new Error('A schema without queries has nothing to export.')
  const selected = [...collectFields(document, root, sets)]
  const names = selected.map(([name]) => name)
  if (names.length > 1) {
    throw new ExportFault(`It selects ${names.join(' and ')}; an export is of one connection alone.`)
  }
  const [nodes = []] = selected.map(([, found]) => found)
  const [node] = nodes
  const field = node && root.getFields()[node.name.value]
  const type = field && getNamedType(field.type)
  if (!node || !field || !isObjectType(type) || !isConnection(type)) {
    throw new ExportFault(
      `It selects no connection, such as \`invoices\`${node ? `: ${node.name.value} is none` : ''}.`,
    )
  }
  const paging = node.arguments?.find(({ name }) => PAGING.includes(name.value))
  if (paging !== undefined) {
    throw new ExportFault(`An export is of the whole list: leave out \`${paging.name.value}\`.`)
  }
  const rows = rowsIn(document, type, setsOf(nodes))
  if (rows.length === 0) throw new ExportFault('It selects no rows: select `nodes`.')
  return { field, node, rows, rowType: getNamedType(fieldOf(type, 'nodes').type) }
}

export function isConnection(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection') && isObjectType(type) && 'pageInfo' in type.getFields()
}

function rowsIn(
  document: Document,
  connection: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): readonly SelectionSetNode[] {
  const nodes = only(collectFields(document, connection, sets), ['nodes', 'edges'])
  if (nodes[0]?.name.value === 'nodes') return setsOf(nodes)
  // An edge is an object.
  const edge = getNamedType(fieldOf(connection, 'edges').type) as GraphQLObjectType
  return setsOf(only(collectFields(document, edge, setsOf(nodes)), ['node']))
}

function only(selected: ReadonlyMap<string, FieldNode[]>, allowed: readonly string[]): FieldNode[] {
  const all = [...selected.values()]
  const other = all.find(([node]) => !allowed.includes(node?.name.value ?? ''))?.[0]
  if (other !== undefined) {
    throw new ExportFault(
      `Only the rows of a list are exported: leave out \`${other.name.value}\`, and select \`nodes\` alone.`,
    )
  }
  if (all.length > 1) throw new ExportFault('It selects the rows twice; select `nodes` alone.')
  return all[0] ?? []
}

function fieldOf(type: GraphQLObjectType, name: string) {
  const field = type.getFields()[name]
  if (field === undefined) throw new Error(`${type.name} has no ${name}.`)
  return field
}

export function setsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}
