import type { GraphQLResolveInfo } from 'graphql'
import { sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import { refuse } from '../error.ts'
import { reads } from '../read/fields.ts'
import type { PageRead, RowsReading } from '../read/pageRead.ts'
import { type Entry, entriesOf, nameOfPage, planPage } from '../read/plan.ts'
import { ABSENT, relatedOf } from '../read/row.ts'
import type { Model, Rows } from '../read/table.ts'
import { type PageArguments, readPageArguments } from './arguments.ts'
import { valuesOfCursor } from './cursor.ts'
import { askList, type List } from './list.ts'
import type { SortValues } from './order.ts'
import { createPage, type ListOf, type OpenList, openList, type Page, rowsStatement } from './page.ts'

type PageBelow<M extends Model, Args> = {
  name: string
  model: M
  alias: string
  /** The list below a row, which it speaks of as `parent.id`. */
  list(context: Context, organizationId: string, args: Args): ListOf<M>
}

type Parent = { organizationId: string; id: string }

/** The options of a field that is a page of rows below its row: read along with the row wherever that can be. */
export function pageBelow<M extends Model, Args extends PageArguments>(definition: PageBelow<M, Args>) {
  const { name, model, alias, list } = definition
  const page: PageRead = {
    name,
    model,
    along: (context, organizationId, args, rows) => {
      // The schema's arguments of the field, which the resolver gets too.
      const asked = args as Args
      const request = readPageArguments(asked)
      const opened = list(context, organizationId, asked)
      // A cursor belongs to one parent; whether it is this one is told by the field, before anything is shown.
      const bounds = { after: valuesOf(opened, request.after), before: valuesOf(opened, request.before) }
      return rowsStatement({ context, list: opened, request, bounds }, rows)
    },
  }
  const resolve = (parent: Parent, args: Args, context: Context, info: GraphQLResolveInfo): Page<Rows[M]> => {
    const { organizationId, id } = parent
    let opened: OpenList | undefined
    const open = () => {
      opened ??= openList(context, { ...list(context, organizationId, args), parentId: id }, args)
      return opened
    }
    const along = relatedOf(parent, nameOfPage(name, args))
    const at = { organizationId, source: { alias } }
    if (along !== ABSENT) {
      const request = readPageArguments(args)
      if (request.after !== null || request.before !== null) open()
      // What stands in the row under this name is the page of this field.
      return createPage(request, open, () => along as Entry<Rows[M]>[], at)
    }
    const rows = planPage(context, organizationId, model, info)
    const read = () => readBelow(open(), args, rows) as Promise<Entry<Rows[M]>[]>
    return createPage(open().request, open, read, at)
  }
  return { extensions: reads({ page }), resolve }
}

/** The sort values of a cursor that nobody has looked at yet. Such as cannot be are the field's own to refuse. */
function valuesOf({ source }: List, cursor: string | null): SortValues | null {
  if (cursor === null) return null
  const values = valuesOfCursor(cursor)
  if (values?.length === source.terms.length) return values
  throw refuse('INVALID_CURSOR', 'Read by the field.')
}

/** One statement for the page below all parents that are asked in the same tick. */
async function readBelow(open: OpenList, args: PageArguments, rows: RowsReading) {
  const statement = sql`select json_agg(page.entry) as entries from (${rowsStatement(open, rows)}) page`
  const name = JSON.stringify(['page', args, rows.id])
  const [answer] = await askList<{ entries: unknown }>(open.context, open.list, name, statement)
  return entriesOf(answer?.entries, rows.reading)
}
