import { TRUE } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { refuse } from '../../graph/error.ts'
import { readRows } from '../../graph/read/readRow.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { WebhookEndpoint } from './type.ts'

/** A list without paging: nobody has more sending services than this. */
const MOST_ENDPOINTS = 1_000

builder.queryField('webhookEndpoints', (t) =>
  t.field({
    type: [WebhookEndpoint],
    description:
      'Where sending services report to, revoked endpoints included, in the order they were created. For administrators of ' +
      'the organization; FORBIDDEN to others.',
    args: {
      organizationId: organizationArg(t.arg),
    },
    resolve: (_root, { organizationId: asked }, context, info) => {
      const { id: organizationId } = resolveOrganization(context.viewer, asked)
      if (context.viewer.memberships.get(organizationId)?.isOrgAdmin !== true) {
        throw refuse('FORBIDDEN', 'Only an administrator of the organization may see its webhook endpoints.')
      }
      const wanted = { organizationId, condition: TRUE, limit: MOST_ENDPOINTS }
      return readRows(context, 'WebhookEndpoint', wanted, info)
    },
  }),
)
