import type { Context } from '../context.ts'
import { nothing, type Sql, sql } from '../read/sql.ts'
import type { Model, Rows } from '../read/table.ts'
import { type PageArguments, type PageRequest, readPageArguments } from './arguments.ts'
import { type CursorSeal, decodeCursor, encodeCursor } from './cursor.ts'
import { askList, type List } from './list.ts'
import type { SortValues } from './order.ts'
import { type Bounds, existsStatement, type ListSource, pageStatement, tablesOf } from './statement.ts'

export type Edge<Row> = { node: Row; cursor(): string }

/** A page that reads only what is asked of it: rows, either neighbour, the count or sums over the whole list. */
export type Page<Row> = {
  organizationId: string
  alias: string
  edges(): Promise<Edge<Row>[]>
  hasNextPage(): Promise<boolean>
  hasPreviousPage(): Promise<boolean>
  totalCount(): Promise<number>
  /** Columns over every row of the list, whatever the page. */
  aggregate<Answer extends object>(
    name: string,
    columns: Sql,
    groupBy: Sql,
    joins?: Sql,
  ): Promise<readonly Answer[]>
}

type PageRow = { '~segment': number; '~position': number } & Record<`~key${number}`, string | null>

type OpenList = { context: Context; list: List; request: PageRequest; bounds: Bounds; seal: CursorSeal }

/** The one way to page through anything: by the sort values of the row a cursor was made of, never by its place. */
export function openPage<M extends Model>(
  context: Context,
  list: List & { source: ListSource & { model: M } },
  page: PageArguments,
): Page<Rows[M]> {
  const open = openList(context, list, page)
  const rows = once(() => readRows<Rows[M]>(open, page))
  const aggregate = <Answer extends object>(name: string, columns: Sql, groupBy: Sql, joins = nothing) =>
    askList<Answer>(
      context,
      list,
      name,
      sql`select ${columns} from ${tablesOf(list.source)} ${joins} where ${list.source.where} ${groupBy}`,
    )
  return {
    organizationId: list.organizationId,
    alias: list.source.alias,
    edges: once(async () => toEdges(await rows(), open)),
    hasNextPage: once(async () => hasNeighbour(open, await rows(), 'next')),
    hasPreviousPage: once(async () => hasNeighbour(open, await rows(), 'previous')),
    totalCount: once(async () => {
      const [answer] = await aggregate<{ count: bigint }>('count', sql`count(*)`, nothing)
      return Number(answer?.count ?? 0n)
    }),
    aggregate,
  }
}

function openList(context: Context, list: List, page: PageArguments): OpenList {
  const request = readPageArguments(page)
  const { organizationId, parentId, source, shape } = list
  const seal = {
    key: context.cursorKey,
    list: JSON.stringify([organizationId, parentId ?? null, source.model, ...shape]),
  }
  const bounds = {
    after: request.after === null ? null : decodeCursor(seal, 'after', request.after),
    before: request.before === null ? null : decodeCursor(seal, 'before', request.before),
  }
  return { context, list, request, bounds, seal }
}

/** One row more than asked for tells whether the list goes on. */
async function readRows<Row extends object>(
  { context, list, bounds, request: { size, offset, isBackward } }: OpenList,
  page: PageArguments,
): Promise<(Row & PageRow)[]> {
  const statement = pageStatement(list.source, bounds, { limit: size + 1, offset, isBackward })
  const rows = await askList<Row & PageRow>(context, list, JSON.stringify(['page', page]), statement)
  return rows.toSorted(
    (left, right) => left['~segment'] - right['~segment'] || left['~position'] - right['~position'],
  )
}

function toEdges<Row extends PageRow>(rows: readonly Row[], { list, request, seal }: OpenList): Edge<Row>[] {
  const edges = rows.slice(0, request.size).map((row) => ({
    node: row,
    cursor: () => encodeCursor(seal, list.asOf, keysOf(row, list.source)),
  }))
  return request.isBackward ? edges.reverse() : edges
}

function keysOf(row: PageRow, { terms }: ListSource): SortValues {
  return terms.map((_, index) => row[`~key${index}`] ?? null)
}

/** Whether the list has a row on that side of the page. Most answers are known; the others cost one probe. */
async function hasNeighbour(
  { context, list, bounds, request }: OpenList,
  rows: readonly PageRow[],
  side: 'next' | 'previous',
): Promise<boolean> {
  const isAhead = (side === 'next') !== request.isBackward
  const limit = side === 'next' ? bounds.before : bounds.after
  if (isAhead && rows.length > request.size) return true
  if (limit === null && (isAhead || request.offset === 0)) return false
  const shown = rows.slice(0, request.size)
  if (limit === null && shown.length > 0) return true
  const outermost = isAhead ? shown.at(-1) : shown[0]
  // An empty page stands right behind `after`, or right before `before`: its neighbour may be the cursor's own row.
  const isInclusive = outermost === undefined
  const from = isInclusive ? limit : keysOf(outermost, list.source)
  const name = JSON.stringify(['probe', side, from, isInclusive])
  const statement = existsStatement(list.source, { side, from, isInclusive })
  const [answer] = await askList<{ found: boolean }>(context, list, name, statement)
  return answer?.found ?? false
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= read()
    return answer
  }
}
