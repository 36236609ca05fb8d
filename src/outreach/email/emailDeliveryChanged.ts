import { builder } from '../../graph/builder.ts'
import type { Context, Topic } from '../../graph/context.ts'
import { refuse } from '../../graph/error.ts'
import { followed } from '../../graph/live/followed.ts'
import { type Place, resolveRow } from '../../graph/lookup.ts'
import { invoiceById } from '../../ledger/invoice/type.ts'
import { Email, emailById } from './type.ts'

builder.subscriptionField('emailDeliveryChanged', (t) =>
  t.field({
    type: Email,
    description:
      'Each email about the invoice as it is queued, sent, delivered, opened, clicked or bounced, and whenever else it ' +
      'changes. NOT_FOUND when there is no such invoice, or none that you may see: the two cannot be told apart.',
    args: {
      invoiceId: t.arg.id({
        required: true,
        description:
          'Global id of the invoice, or its UUID in your default organization. Malformed: BAD_USER_INPUT.',
      }),
    },
    subscribe: async (_root, { invoiceId }, context) => {
      const place = resolveRow(context, 'Invoice', { argument: 'invoiceId', text: invoiceId })
      if (place === null || !(await exists(context, place))) {
        throw refuse('NOT_FOUND', 'There is no such invoice in your organization.')
      }
      return followed(context, emailsOf(place), emailById)
    },
    resolve: ({ row }) => row,
  }),
)

async function exists(context: Context, { organizationId, id }: Place): Promise<boolean> {
  return (await invoiceById(context, organizationId, id)) !== null
}

function emailsOf({ organizationId, id }: Place): Topic {
  return {
    organizationId,
    key: `emails of ${id}`,
    idsOf: (change) => (change.kind === 'EMAIL' && change.invoiceIds.includes(id) ? [change.emailId] : []),
  }
}
