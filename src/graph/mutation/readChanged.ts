import type { GraphQLResolveInfo } from 'graphql'
import { sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import { readRow, readRows } from '../read/readRow.ts'
import type { Model, Rows } from '../read/table.ts'
import type { Outcome } from './perform.ts'

// As `changedRow` and `changedRows`, but with what is selected below the rows read along in the same statement: for what is
// done hundreds of times a second.

type Resolve<Answer> = (
  outcome: Outcome,
  args: object,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Answer | null> | null

/** Resolves the row whose id is the `id` of the result, as it is after the change. */
export function readChanged<M extends Model>(model: M): Resolve<Rows[M]> {
  return ({ organizationId, result }, _arguments, context, info) =>
    typeof result?.id === 'string'
      ? readRow(along(context), model, { organizationId, id: result.id }, info)
      : null
}

/** Resolves the rows whose ids are the `ids` of the result, in their order. */
export function readAllChanged<M extends Model>(model: M): Resolve<Rows[M][]> {
  return async ({ organizationId, result }, _arguments, context, info) => {
    if (!Array.isArray(result?.ids)) return null
    const ids = result.ids.map(String)
    if (ids.length === 0) return []
    const condition = sql`found.id = any(${ids}::uuid[])`
    const rows = await readRows(along(context), model, { organizationId, condition, limit: ids.length }, info)
    // Every row of an organization brings its id.
    const byId = new Map(rows.map((row) => [(row as { id: string }).id, row]))
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
}

/** Payloads are resolved by graphql-js, which knows nothing of rows that are read along: they are for this statement alone. */
function along(context: Context): Context {
  return Object.create(context, { readsAlong: { value: true } })
}
