import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql'
import type { Sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import { collectFields, type Document } from '../selection/collect.ts'
import type { PageRead } from './pageRead.ts'
import { createShape, type Shape } from './reading.ts'
import { nameOfRelated, type Relation } from './relation.ts'
import { columnsOf, type Model } from './table.ts'

/** What a field of the schema reads, beside the columns that every row of its type brings. */
export type FieldReads = {
  /** Columns of its own row. */
  columns?: readonly string[]
  /** Related rows or values. */
  relations?: readonly RelationRead[]
  /** A page of rows that hang below its row. */
  page?: PageRead
  /** Its fields are fields of the same row. */
  isSameRow?: true
}

/** A key that is worked out from the row: the columns it takes, and the same as SQL. */
export type WorkedOutKey = {
  name: string
  columns: readonly string[]
  expression(context: Context, organizationId: string, alias: string): Sql
}

export type RelationRead = {
  relation: Relation
  /** The column whose value leads to the related rows, or how that value is worked out. */
  key: string | WorkedOutKey
  /** Columns that the resolver itself looks at. */
  columns: readonly string[]
  /** Whether the selection below the field is of the related rows. */
  isSelected: boolean
  /** What the resolver looks at below the related rows; what of it is selected, the selection below the field is of. */
  below?: readonly RelationRead[]
}

/** What the operation asks of the rows in one place of the answer. */
export type SelectedRow = {
  model: Model
  columns: Set<string>
  relations: Map<string, { read: RelationRead; row: SelectedRow | null }>
  pages: SelectedPage[]
  /** Made when it is first needed, and kept with the document. */
  shape?: Shape
}

export type SelectedPage = {
  field: GraphQLField<unknown, unknown>
  node: FieldNode
  read: PageRead
  rows: SelectedRows
}

/** The rows of a page: what is asked of each, null when only of the list; and whether their cursors matter. */
export type SelectedRows = { row: SelectedRow | null; hasCursors: boolean }

type Sets = readonly SelectionSetNode[]

export function selectRow(document: Document, model: Model, sets: Sets): SelectedRow {
  const types = typesOf(document.schema, model)
  const base = types.flatMap((type) => columnsOfType(type) ?? [...columnsOf(model).keys()])
  const row: SelectedRow = { model, columns: new Set(base), relations: new Map(), pages: [] }
  for (const type of types) addFields(row, document, type, sets)
  return row
}

export function shapeOf(row: SelectedRow): Shape {
  row.shape ??= createShape(row.model, row.columns)
  return row.shape
}

/** A page shows its rows under `nodes` and under `edges { node }`. */
export function selectPage(
  document: Document,
  model: Model,
  type: GraphQLObjectType,
  sets: Sets,
): SelectedRows {
  const fields = fieldsOf(document, type, sets)
  const named = (name: string) => fields.filter(({ field }) => field.name === name)
  const edges = named('edges').flatMap(({ field, below }) => {
    const edgeType = getNamedType(field.type)
    return isObjectType(edgeType) ? fieldsOf(document, edgeType, below) : []
  })
  const hasCursors = [...named('edges'), ...named('pageInfo')].length > 0
  if (!hasCursors && named('nodes').length === 0) return { row: null, hasCursors }
  const rows = [...named('nodes'), ...edges.filter(({ field }) => field.name === 'node')]
  const rowSets = rows.flatMap(({ below }) => below)
  return { row: selectRow(document, model, rowSets), hasCursors }
}

function addFields(row: SelectedRow, document: Document, type: GraphQLObjectType, sets: Sets): void {
  for (const selected of fieldsOf(document, type, sets)) addField(row, document, selected)
}

function addField(row: SelectedRow, document: Document, { field, node, below }: SelectedField): void {
  // Only `reads` of this module is put there.
  const { columns, relations, page, isSameRow } = (field.extensions.reads ?? {}) as FieldReads
  for (const name of columns ?? []) row.columns.add(name)
  for (const relation of relations ?? []) addRelation(row, document, relation, below)
  const type = getNamedType(field.type)
  if (!isObjectType(type)) return
  if (isSameRow) addFields(row, document, type, below)
  if (page === undefined) return
  const rows = selectPage(document, page.model, type, below)
  if (rows.row !== null) row.pages.push({ field, node, read: page, rows })
}

function addRelation(row: SelectedRow, document: Document, read: RelationRead, sets: Sets): void {
  const { relation, key, columns, isSelected } = read
  for (const column of typeof key === 'string' ? [key] : key.columns) row.columns.add(column)
  const name = nameOfRelated(relation, typeof key === 'string' ? key : key.name)
  const known = row.relations.get(name)
  if (relation.model === null) {
    row.relations.set(name, { read, row: null })
    return
  }
  const related = known?.row ?? selectRow(document, relation.model, [])
  for (const column of columns) related.columns.add(column)
  for (const deeper of read.below ?? []) addRelation(related, document, deeper, sets)
  if (isSelected) {
    for (const type of typesOf(document.schema, relation.model)) addFields(related, document, type, sets)
  }
  row.relations.set(name, { read, row: related })
}

type SelectedField = { field: GraphQLField<unknown, unknown>; node: FieldNode; below: SelectionSetNode[] }

/** A field that is asked for several times in one place has the same arguments each time. */
function fieldsOf(document: Document, type: GraphQLObjectType, sets: Sets): SelectedField[] {
  return [...collectFields(document, type, sets).values()].flatMap((nodes) => {
    const [node] = nodes
    const field = node && type.getFields()[node.name.value]
    return field ? [{ field, node, below: nodes.flatMap(({ selectionSet }) => selectionSet ?? []) }] : []
  })
}

/** The types of rows are named like their models; of a union or an interface, a row may be any of its types. */
function typesOf(schema: GraphQLSchema, model: Model): readonly GraphQLObjectType[] {
  const type = schema.getType(model)
  if (isObjectType(type)) return [type]
  if (isAbstractType(type)) return schema.getPossibleTypes(type)
  throw new Error(`The model ${model} is no type of the schema.`)
}

/** The columns that every row of the type brings; of a type that names none, all. */
function columnsOfType(type: GraphQLObjectType): readonly string[] | undefined {
  // Only the schema plugin of this module puts it there.
  return type.extensions.columns as readonly string[] | undefined
}
