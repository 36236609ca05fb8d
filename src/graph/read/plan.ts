import {
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
} from 'graphql'
import { sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import type { Document } from '../selection/collect.ts'
import type { RowsReading } from './pageRead.ts'
import { createReading, type Reading, type Related, wholeRow } from './reading.ts'
import { nameOfRelated } from './relation.ts'
import {
  type SelectedPage,
  type SelectedRow,
  type SelectedRows,
  selectPage,
  selectRow,
  shapeOf,
} from './selected.ts'
import { column, type Model } from './table.ts'

type VariableValues = NonNullable<Parameters<typeof getArgumentValues>[2]>

/** What all readings of one statement share. */
type Plan = {
  context: Context
  organizationId: string
  variableValues: VariableValues
  /** An alias that no other table of the statement has. */
  alias(): string
}

/** How the row that a field answers is read, with all that its selection asks for below it. */
export function planRow<M extends Model>(
  context: Context,
  organizationId: string,
  model: M,
  info: GraphQLResolveInfo,
): Reading<M> {
  if (!context.readsAlong) return wholeRow(model)
  const selected = remember(info, model, (document) => ({
    row: selectRow(document, model, setsOf(info)),
    hasCursors: false,
  }))
  const reading = selected.row && readingOf(selected.row, createPlan(context, organizationId, info))
  // A reading of the model's own row.
  return (reading ?? wholeRow(model)) as Reading<M>
}

/** The same for the rows of a page. */
export function planPage(
  context: Context,
  organizationId: string,
  model: Model,
  info: GraphQLResolveInfo,
): RowsReading {
  if (!context.readsAlong) return { id: 'whole', reading: wholeRow(model), hasCursors: true }
  const readings = readingsOf(context, info)
  const known = readings.get(organizationId)
  if (known !== undefined) return known
  const { row, hasCursors } = remember(info, model, (document) => {
    // A field that answers a page is of a connection type.
    const type = getNamedType(info.returnType) as GraphQLObjectType
    return selectPage(document, model, type, setsOf(info))
  })
  const planned = row === null ? wholeRow(model) : readingOf(row, createPlan(context, organizationId, info))
  const rows = { id: `${context.readings.size}`, reading: planned, hasCursors }
  readings.set(organizationId, rows)
  return rows
}

/** What is kept there is put there below. */
function readingsOf({ readings }: Context, { fieldNodes }: GraphQLResolveInfo): Map<string, RowsReading> {
  const known = (readings.get(fieldNodes) ?? new Map()) as Map<string, RowsReading>
  readings.set(fieldNodes, known)
  return known
}

function createPlan(context: Context, organizationId: string, info: GraphQLResolveInfo): Plan {
  let aliases = 0
  return {
    context,
    organizationId,
    // The fast executor, which alone reads along, hands out what graphql-js works with.
    variableValues: info.variableValues as VariableValues,
    alias: () => {
      aliases += 1
      return `t${aliases}`
    },
  }
}

function readingOf(row: SelectedRow, plan: Plan): Reading {
  return createReading(shapeOf(row), [...relationsOf(row, plan), ...pagesOf(row, plan)])
}

function relationsOf(row: SelectedRow, plan: Plan): Related[] {
  return [...row.relations.values()].map(({ read: { relation, key }, row: related }) => {
    const reading = related === null ? wholeRow(row.model) : readingOf(related, plan)
    const { context, organizationId } = plan
    const keyOf = (alias: string) =>
      typeof key === 'string' ? column(alias, key) : key.expression(context, organizationId, alias)
    return {
      name: nameOfRelated(relation, typeof key === 'string' ? key : key.name),
      expression: (alias) => relation.along(keyOf(alias), plan.alias(), organizationId, reading),
      read: (cell) => relation.read(cell, reading),
    }
  })
}

function pagesOf(row: SelectedRow, plan: Plan): Related[] {
  const pages = new Map<string, Related | null>()
  for (const page of row.pages) {
    const related = pageOf(page, plan)
    if (related === null) continue
    // The same page under two names, with two selections, is left to the loader.
    pages.set(related.name, pages.has(related.name) ? null : related)
  }
  return [...pages.values()].filter((page) => page !== null)
}

function pageOf({ field, node, read, rows }: SelectedPage, plan: Plan): Related | null {
  const { context, organizationId, variableValues } = plan
  if (rows.row === null) return null
  const reading = readingOf(rows.row, plan)
  try {
    const args = getArgumentValues(field, node, variableValues)
    const page = read.along(context, organizationId, args, { id: '', reading, hasCursors: rows.hasCursors })
    return {
      name: nameOfPage(read.name, args),
      expression: (alias) =>
        sql`(select json_agg(page.entry) from (select ${column(alias, 'id')} as id) parent cross join lateral (${page}) page)`,
      read: (cell) => entriesOf(cell, reading),
    }
  } catch (error) {
    // Refused arguments are the field's own to report; anything else is a fault of ours.
    if (error instanceof GraphQLError) return null
    throw error
  }
}

/** The name under which a row holds a page below it. */
export function nameOfPage(name: string, args: Record<string, unknown>): string {
  return `${name} ${JSON.stringify(args)}`
}

/** A row of a page and its sort values, as text; these are left out where no cursor is asked for. */
export type Entry<Row> = { row: Row; keys: readonly (string | null)[] }
type EntryCells = [cells: unknown[], keys?: readonly (string | null)[]]

export function entriesOf<M extends Model>(cell: unknown, reading: Reading<M>) {
  // What the statement of a page aggregates.
  const entries = (cell ?? []) as EntryCells[]
  return entries.map(([cells, keys = []]) => ({ row: reading.row(cells), keys }))
}

const selections = new WeakMap<object, Map<Model, SelectedRows>>()

/** What is selected of a field is settled when its operation is compiled, and kept as long as that. */
function remember(
  { fieldNodes, schema, fragments, variableValues }: GraphQLResolveInfo,
  model: Model,
  select: (document: Document) => SelectedRows,
): SelectedRows {
  const known = selections.get(fieldNodes) ?? new Map<Model, SelectedRows>()
  selections.set(fieldNodes, known)
  const selected =
    known.get(model) ?? select({ schema, fragments, variables: (variableValues as VariableValues).coerced })
  known.set(model, selected)
  return selected
}

function setsOf({ fieldNodes }: GraphQLResolveInfo) {
  return fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}
