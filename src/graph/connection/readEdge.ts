import { and, sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import { entriesOf } from '../read/plan.ts'
import { wholeRow } from '../read/reading.ts'
import { column, type Model, type Rows } from '../read/table.ts'
import { askList } from './list.ts'
import { createPage, type Edge, type ListOf, openList, rowsStatement } from './page.ts'

/** One row of the list with the cursor it has there; null when the list does not hold it. */
export async function readEdge<M extends Model>(
  context: Context,
  list: ListOf<M>,
  id: string,
): Promise<Edge<Rows[M]> | null> {
  const { source } = list
  const open = openList(context, list, {})
  const where = and([source.where, sql`${column(source.alias, 'id')} = ${id}::uuid`])
  const narrowed = { ...list, source: { ...source, where } }
  const reading = wholeRow(source.model)
  const statement = rowsStatement({ ...open, list: narrowed }, { id: 'edge', reading, hasCursors: true })
  const answers = await askList<{ entry: unknown }>(context, narrowed, `edge ${id}`, statement)
  const entries = entriesOf(
    answers.map(({ entry }) => entry),
    reading,
  )
  const [edge] = await createPage(
    open.request,
    () => open,
    () => entries,
    list,
  ).edges()
  return edge ?? null
}
