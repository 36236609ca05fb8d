import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type StringValueNode,
} from 'graphql'
import { EXPORT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../graph/connection/arguments.ts'
import { fragmentsOf } from '../../graph/execution/documents.ts'
import { parseId } from '../../graph/globalId.ts'
import { MAX_COST } from '../../graph/limit/cost.ts'
import { operationCost } from '../../graph/limit/operationCost.ts'
import { type Column, columnsOf } from './columns.ts'
import { ExportFault } from './exportFault.ts'
import { readDocument } from './readDocument.ts'
import { connectionOf, type SelectedConnection } from './rowsOf.ts'

/** How a connection is read to its end. */
export type ExportPlan = {
  /** Takes `$first` and `$after`, and answers `rows { nodes pageInfo }`. */
  document: DocumentNode
  /** Answers no row, and so tells what is wrong with an argument. */
  trial: DocumentNode
  /** The field of `Query`. */
  connection: string
  columns: readonly Column[]
  /** Rows that a page may have: fewer where much is selected of each. */
  mostRows: number
}

/** A page of the longest kind may cost as much as so many of the dearest queries. */
const PAGE_COST = 10 * MAX_COST

const PAGE = parse('{ pageInfo { hasNextPage endCursor } }')
const SHELL = parse('query Export($first: Int!, $after: String) { rows(first: $first, after: $after) }')
const TRIAL = parse('query Export { rows(first: 0) }')

/**
 * Makes of a query of one connection the document by which its pages are read: the rows as selected, everything that
 * picks and orders them as written, and the organization by name, whoever's default it is.
 */
export function planExport(schema: GraphQLSchema, text: string, organizationId: string): ExportPlan {
  const { document, operation } = readDocument(schema, text)
  const fragments = fragmentsOf(document)
  const known = { schema, fragments, variables: {} }
  const selected = connectionOf(known, [operation.selectionSet])
  const columns = columnsOf(known, selected.rowType, selected.rows)
  const own = ownOrganization(selected, organizationId)
  const documentOf = (shell: DocumentNode, beside: DocumentNode | null): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: [pageOperation(selected, own, { shell, beside }), ...Object.values(fragments)],
  })
  const paged = documentOf(SHELL, PAGE)
  return {
    document: paged,
    trial: documentOf(TRIAL, null),
    connection: selected.node.name.value,
    columns,
    mostRows: rowsFor(schema, paged),
  }
}

/** The arguments as written, with the organization. */
function ownOrganization({ node }: SelectedConnection, organizationId: string): ArgumentNode[] {
  const named = node.arguments?.find(isOrganization)?.value
  if (named?.kind === Kind.STRING && asUuid(named.value) !== organizationId) {
    throw new ExportFault(
      'Its `organizationId` is another one than that of the export: name the organization in `input.organizationId`.',
    )
  }
  const value: StringValueNode = { kind: Kind.STRING, value: organizationId }
  const others = (node.arguments ?? []).filter((argument) => !isOrganization(argument))
  return [...others, { kind: Kind.ARGUMENT, name: name('organizationId'), value }]
}

function isOrganization({ name: { value } }: ArgumentNode): boolean {
  return value === 'organizationId'
}

function asUuid(text: string): string | null {
  try {
    return parseId('organizationId', 'Organization', text)
  } catch {
    return null
  }
}

type Frame = { shell: DocumentNode; beside: DocumentNode | null }

function pageOperation(
  { node, rows }: SelectedConnection,
  own: readonly ArgumentNode[],
  frame: Frame,
): OperationDefinitionNode {
  const shell = operationOf(frame.shell)
  const [paging] = shell.selectionSet.selections as readonly FieldNode[]
  const field: FieldNode = {
    kind: Kind.FIELD,
    alias: name('rows'),
    name: node.name,
    arguments: [...own, ...(paging?.arguments ?? [])],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [
        {
          kind: Kind.FIELD,
          name: name('nodes'),
          selectionSet: {
            kind: Kind.SELECTION_SET,
            selections: rows.flatMap(({ selections }) => selections),
          },
        },
        ...(frame.beside === null ? [] : operationOf(frame.beside).selectionSet.selections),
      ],
    },
  }
  return { ...shell, selectionSet: { kind: Kind.SELECTION_SET, selections: [field] } }
}

function name(value: string): NameNode {
  return { kind: Kind.NAME, value }
}

function operationOf({ definitions }: DocumentNode): OperationDefinitionNode {
  const [operation] = definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION || operation.operation !== OperationTypeNode.QUERY) {
    throw new Error('It is a query.')
  }
  return operation
}

/** As many as the selection below one row allows. What costs too much in a query of a hundred rows may cost as much here. */
function rowsFor(schema: GraphQLSchema, document: DocumentNode): number {
  const costOf = (first: number) => {
    const operation = operationOf(document)
    const { variableValues } = getVariableValues(schema, operation.variableDefinitions ?? [], { first })
    if (variableValues === undefined) throw new Error('The number of rows is a number.')
    const known = { schema, fragments: fragmentsOf(document), variables: variableValues.coerced }
    return operationCost(known, operation, variableValues)
  }
  const perRow = (costOf(MAX_PAGE_SIZE) - costOf(1)) / (MAX_PAGE_SIZE - 1)
  const rows = Math.floor(PAGE_COST / Math.max(perRow, 1))
  if (rows < MAX_PAGE_SIZE) {
    throw new ExportFault(
      `Each row costs ${Math.ceil(perRow)}, and may cost ${PAGE_COST / MAX_PAGE_SIZE}: select fewer levels below it.`,
    )
  }
  return Math.min(rows, EXPORT_PAGE_SIZE)
}
