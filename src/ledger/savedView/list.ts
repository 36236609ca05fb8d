import { and, nothing, sql } from '../../database/sql.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import type { ListKind } from './listKind.ts'

const BY_NAME: readonly SortTerm[] = [
  { expression: sql`v.name_key`, type: 'text', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`v.id`, type: 'uuid', isNullable: false, direction: 'ASC', nulls: 'LAST' },
]

/** The views that the viewer may see in one organization, of one list or of all, by name. */
export function viewList(
  context: Context,
  organizationId: string,
  list: ListKind | null | undefined,
): ListOf<'SavedView'> {
  const where = and([
    sql`v.organization_id = ${organizationId}::uuid`,
    sql`(v.is_shared or v.owner_id = ${context.viewer.userId}::uuid)`,
    ...(list ? [sql`v.list = ${list}::"ListKind"`] : []),
  ])
  return {
    organizationId,
    source: { model: 'SavedView', alias: 'v', joins: nothing, where, terms: BY_NAME },
    // Each sees a list of their own.
    shape: ['views', context.viewer.userId, list ?? null],
    asOf: context.calendarOf(organizationId).today,
  }
}

/** All of them, as `savedViews` lists them. */
export const viewsOf = (context: Context, organizationId: string) => viewList(context, organizationId, null)
