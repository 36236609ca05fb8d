import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { readRows } from '../../graph/read/readRow.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { viewList } from './list.ts'
import { ListKind } from './listKind.ts'
import { SavedView, SavedViewConnection } from './type.ts'

builder.queryFields((t) => ({
  savedView: t.field({
    type: SavedView,
    nullable: true,
    description:
      'One saved view. NOT_FOUND when there is none, or none that you may see: what is not shared is for its maker alone.',
    args: {
      organizationId: organizationArg(t.arg),
      id: t.arg.id({ required: true, description: 'Global id or UUID of the view.' }),
    },
    resolve: async (_root, { organizationId, id }, context, info) => {
      const place = resolveRow(context, 'SavedView', { argument: 'id', text: id, organizationId })
      const condition = sql`found.id = ${place?.id ?? null}::uuid
        and (found.is_shared or found.owner_id = ${context.viewer.userId}::uuid)`
      const [view] = place
        ? await readRows(
            context,
            'SavedView',
            { organizationId: place.organizationId, condition, limit: 1 },
            info,
          )
        : []
      if (view === undefined) throw refuse('NOT_FOUND', 'There is no such view in your organization.')
      return view
    },
  }),
  savedViews: t.field({
    type: SavedViewConnection,
    description: 'The saved views of one organization, by name: those that are shared, and your own.',
    args: {
      organizationId: organizationArg(t.arg),
      list: t.arg({ type: ListKind, description: 'Those of this list alone.' }),
      ...pageArgs(t.arg),
    },
    resolve: (_root, { organizationId, list, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, viewList(context, id, list), args, info)
    },
  }),
}))
