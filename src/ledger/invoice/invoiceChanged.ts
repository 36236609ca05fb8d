import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import type { Context, Topic } from '../../graph/context.ts'
import { followed } from '../../graph/live/followed.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { invoiceFields } from './fields.ts'
import { type InvoiceListArguments, invoiceList } from './list.ts'
import { Invoice, invoiceById } from './type.ts'

type Filter = Pick<InvoiceListArguments, 'where' | 'search'>

builder.subscriptionField('invoiceChanged', (t) =>
  t.field({
    type: Invoice,
    description:
      'Each invoice that fits, when it, its outreach, a comment, a dispute or a promise to pay changes, be it by this API, an ' +
      'import or a delivery report. It fits when `invoices` would list it with the same arguments; one ' +
      'that has ceased to fit is not sent. A status that changes only because a day has begun is no change.',
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({ type: invoiceFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description:
          'Words in the invoice number, the party name or the purchase order number; all must be found, compared as `StringFilter` compares.',
      }),
    },
    subscribe: (_root, { organizationId, ...filter }, context) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      // A filter that cannot be is refused now, not at the first change.
      invoiceList(context, id, filter)
      return followed(context, invoicesOf(id, filter), invoiceById)
    },
    resolve: ({ row }) => row,
  }),
)

function invoicesOf(organizationId: string, filter: Filter): Topic {
  return {
    organizationId,
    key: `invoices ${JSON.stringify(filter, withoutBigints)}`,
    idsOf: ({ invoiceIds }) => invoiceIds,
    pick: (context, ids) => listed(context, organizationId, filter, ids),
  }
}

/** Those of the invoices that the list holds. */
async function listed(
  context: Context,
  organizationId: string,
  filter: Filter,
  ids: readonly string[],
): Promise<string[]> {
  const { source } = invoiceList(context, organizationId, filter)
  const rows = await context.database.read<{ id: string }>(sql`
    select i.id from invoice i where ${source.where} and i.id = any(${[...ids]}::uuid[])`)
  return rows.map(({ id }) => id)
}

function withoutBigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value
}
