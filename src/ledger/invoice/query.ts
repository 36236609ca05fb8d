import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { refuse } from '../../graph/error.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { viewArg, viewable } from '../savedView/viewed.ts'
import { invoiceFields } from './fields.ts'
import { findInvoice, InvoiceBy } from './find.ts'
import { openInvoices } from './list.ts'
import { Invoice, InvoiceConnection } from './type.ts'

builder.queryFields((t) => ({
  invoice: t.field({
    type: Invoice,
    nullable: true,
    description:
      'One invoice, active or not, of either type. NOT_FOUND when there is none, or none that you may see: the two ' +
      'cannot be told apart.',
    args: {
      organizationId: organizationArg(t.arg),
      by: t.arg({
        type: InvoiceBy,
        required: true,
        description: 'What it is known by: exactly one of these.',
      }),
    },
    resolve: async (_root, { organizationId, by }, context, info) => {
      const invoice = await findInvoice(context, organizationId, by, info)
      if (invoice === null) throw refuse('NOT_FOUND', 'There is no such invoice in your organization.')
      return invoice
    },
  }),
  invoices: t.field({
    type: InvoiceConnection,
    description:
      'The invoices of one organization: receivables unless `where` speaks of the type, active ones unless ' +
      '`includeInactive`, newest issue date first unless `orderBy`.',
    args: {
      organizationId: organizationArg(t.arg),
      ...viewArg(t.arg),
      where: t.arg({ type: invoiceFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description:
          'Words in the invoice number, the party name or the purchase order number; all must be found, compared as `StringFilter` compares.',
      }),
      includeInactive: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to show those of archived documents and inactive blueprints too.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [invoiceFields.order],
        description: 'Sort keys; newest issue date first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: viewable('INVOICES', openInvoices),
  }),
}))
