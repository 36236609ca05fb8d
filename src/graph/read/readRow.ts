import type { GraphQLResolveInfo } from 'graphql'
import { raw, type Sql, sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import { planRow } from './plan.ts'
import { type Model, type Rows, tableOf } from './table.ts'

type Wanted = {
  organizationId: string
  /** On the table of the model under the alias `found`. */
  condition: Sql
  limit: number
}

/** Rows that fit, by id, each with what the field's selection asks for below it. */
export async function readRows<M extends Model>(
  context: Context,
  model: M,
  { organizationId, condition, limit }: Wanted,
  info: GraphQLResolveInfo,
): Promise<Rows[M][]> {
  const reading = planRow(context, organizationId, model, info)
  const rows = await context.database.read<{ cells: unknown[] }>(sql`
    select ${reading.cells('found')} as cells from ${tableOf(model)} found
    where found.organization_id = ${organizationId}::uuid and ${condition}
    order by found.id limit ${raw(String(limit))}`)
  return rows.map(({ cells }) => reading.row(cells))
}

/** One row by its place, likewise. */
export async function readRow<M extends Model>(
  context: Context,
  model: M,
  { organizationId, id }: { organizationId: string; id: string },
  info: GraphQLResolveInfo,
): Promise<Rows[M] | null> {
  const condition = sql`found.id = ${id}::uuid`
  const [row] = await readRows(context, model, { organizationId, condition, limit: 1 }, info)
  return row ?? null
}
