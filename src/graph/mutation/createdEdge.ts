import type { ListOf } from '../connection/page.ts'
import { readEdge } from '../connection/readEdge.ts'
import type { Context, Load } from '../context.ts'
import type { Model } from '../read/table.ts'
import type { Outcome } from './perform.ts'

type OpenList<M extends Model> = (context: Context, organizationId: string) => ListOf<M>

/** Resolves the row that a mutation made as an edge of the list, as it stands there without filter and order. */
export function createdEdge<M extends Model>(list: OpenList<M>) {
  return ({ organizationId, result }: Outcome, _arguments: object, context: Context) =>
    typeof result?.id === 'string' ? readEdge(context, list(context, organizationId), result.id) : null
}

/** The same of a list below the invoice that the row is about. */
export function createdEdgeBelow<M extends Model>(
  list: OpenList<M>,
  rowById: Load<string, { invoiceId: string } | null>,
) {
  return createdEdgeBelowParent(list, rowById, ({ invoiceId }) => invoiceId)
}

/** The same of a list below any row. */
export function createdEdgeBelowParent<M extends Model, Row>(
  list: OpenList<M>,
  rowById: Load<string, Row | null>,
  parentIdOf: (row: Row) => string,
) {
  return async ({ organizationId, result }: Outcome, _arguments: object, context: Context) => {
    if (typeof result?.id !== 'string') return null
    const row = await rowById(context, organizationId, result.id)
    if (row === null) return null
    return readEdge(context, { ...list(context, organizationId), parentId: parentIdOf(row) }, result.id)
  }
}
