import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { BulkQuery, findBulkQuery } from './type.ts'

builder.queryField('bulkQuery', (t) =>
  t.field({
    type: BulkQuery,
    nullable: true,
    description:
      'An export, for whoever started it and for administrators: ask again until `endedAt` is set, then fetch `url`. ' +
      'NOT_FOUND when there is none that you may see, or when it was removed a day after its end.',
    args: {
      organizationId: organizationArg(t.arg),
      id: t.arg.id({ required: true, description: 'The export: its global id or its UUID.' }),
    },
    resolve: async (_root, { organizationId, id }, context) => {
      const place = resolveRow(context, 'BulkQuery', { argument: 'id', text: id, organizationId })
      const found = place && (await findBulkQuery(context, place.organizationId, place.id))
      if (!found) throw refuse('NOT_FOUND', 'There is no such export that you may see.')
      return found
    },
  }),
)
