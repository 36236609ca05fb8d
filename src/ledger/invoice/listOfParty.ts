import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { Party } from '../party/type.ts'
import { invoiceFields } from './fields.ts'
import { type InvoiceListArguments, invoiceList } from './list.ts'
import { InvoiceConnection } from './type.ts'

const invoicesOfParty = pageBelow({
  name: 'invoices of party',
  model: 'Invoice',
  alias: 'i',
  list: (context, organizationId, args: InvoiceListArguments) =>
    invoiceList(context, organizationId, args, 'party'),
})

builder.objectField(Party, 'invoices', (t) =>
  t.field({
    type: InvoiceConnection,
    description: 'Its invoices: receivables unless `where` speaks of the type, newest issue date first.',
    args: {
      where: t.arg({ type: invoiceFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description: 'Words in the invoice number, party name or purchase order number.',
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
    ...invoicesOfParty,
  }),
)
