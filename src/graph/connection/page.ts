import type { GraphQLResolveInfo } from 'graphql'
import { nothing, type Sql, sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import type { RowsReading } from '../read/pageRead.ts'
import { type Entry, entriesOf, planPage } from '../read/plan.ts'
import type { Model, Rows } from '../read/table.ts'
import { type PageArguments, type PageRequest, readPageArguments } from './arguments.ts'
import { type CursorSeal, decodeCursor, encodeCursor } from './cursor.ts'
import { askList, type List } from './list.ts'
import { type Bounds, existsStatement, type ListSource, pageStatement, tablesOf } from './statement.ts'

export type Edge<Row> = { node: Row; cursor(): string }

/** A page that reads only what is asked of it: rows, either neighbour, the count or sums over the whole list. */
export type Page<Row> = {
  organizationId: string
  alias: string
  edges(): Edge<Row>[] | Promise<Edge<Row>[]>
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

export type ListOf<M extends Model> = List & { source: ListSource & { model: M } }

/** A list, and the place in it that a page was asked for. */
export type OpenList = {
  context: Context
  list: List
  request: PageRequest
  bounds: Bounds
  seal: CursorSeal
}

/** The one way to page through anything: by the sort values of the row a cursor was made of, never by its place. */
export function openPage<M extends Model>(
  context: Context,
  list: ListOf<M>,
  args: PageArguments,
  info: GraphQLResolveInfo,
): Page<Rows[M]> {
  const open = openList(context, list, args)
  const rows = planPage(context, list.organizationId, list.source.model, info)
  const read = async () => {
    const answers = await askList<{ entry: unknown }>(context, list, 'page', rowsStatement(open, rows))
    return entriesOf(
      answers.map(({ entry }) => entry),
      rows.reading,
    )
  }
  // The plan was made for this model.
  return createPage(open.request, () => open, read as () => Promise<Entry<Rows[M]>[]>, list)
}

export function openList(context: Context, list: List, args: PageArguments): OpenList {
  const request = readPageArguments(args, context.mostRows)
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

/** One row more than asked for tells whether the list goes on; nobody asks where cursors do not matter. */
export function rowsStatement({ list, bounds, request }: Omit<OpenList, 'seal'>, rows: RowsReading): Sql {
  const { size, offset, isBackward } = request
  const limit = rows.hasCursors ? size + 1 : size
  return pageStatement(list.source, rows, bounds, { limit, offset, isBackward })
}

/** What a page answers, given its rows. The list itself is opened only by what cannot be told from them. */
export function createPage<Row extends object>(
  request: PageRequest,
  open: () => OpenList,
  read: () => Entry<Row>[] | Promise<Entry<Row>[]>,
  { organizationId, source: { alias } }: { organizationId: string; source: { alias: string } },
): Page<Row> {
  const rows = once(read)
  const toEdges = (entries: readonly Entry<Row>[]) => {
    const edges = entries.slice(0, request.size).map(({ row, keys }) => ({
      node: row,
      cursor: () => encodeCursor(open().seal, open().list.asOf, keys),
    }))
    return request.isBackward ? edges.reverse() : edges
  }
  const aggregate = <Answer extends object>(name: string, columns: Sql, groupBy: Sql, joins = nothing) => {
    const { context, list } = open()
    const statement = sql`select ${columns} from ${tablesOf(list.source)} ${joins}
      where ${list.source.where} ${groupBy}`
    return askList<Answer>(context, list, name, statement)
  }
  return {
    organizationId,
    alias,
    edges: once(() => {
      const entries = rows()
      return entries instanceof Promise ? entries.then(toEdges) : toEdges(entries)
    }),
    hasNextPage: once(async () => hasNeighbour(open(), await rows(), 'next')),
    hasPreviousPage: once(async () => hasNeighbour(open(), await rows(), 'previous')),
    totalCount: once(async () => {
      const [answer] = await aggregate<{ count: bigint }>('count', sql`count(*)`, nothing)
      return Number(answer?.count ?? 0n)
    }),
    aggregate,
  }
}

/** Whether the list has a row on that side of the page. Most answers are known; the others cost one probe. */
async function hasNeighbour(
  { context, list, bounds, request }: OpenList,
  rows: readonly Entry<unknown>[],
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
  const from = outermost === undefined ? limit : outermost.keys
  const name = JSON.stringify(['probe', side, from, isInclusive])
  const statement = existsStatement(list.source, { side, from, isInclusive })
  const [answer] = await askList<{ found: boolean }>(context, list, name, statement)
  return answer?.found ?? false
}

function once<T>(read: () => T): () => T {
  let answer: { value: T } | undefined
  return () => {
    answer ??= { value: read() }
    return answer.value
  }
}
