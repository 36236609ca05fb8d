import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { type InvoiceListArguments, invoiceList } from '../../ledger/invoice/list.ts'
import { InvoiceConnection } from '../../ledger/invoice/type.ts'
import { BouncingContact } from './type.ts'

const invoicesOfBouncing = pageBelow({
  name: 'invoices of bouncing address',
  model: 'Invoice',
  alias: 'i',
  list: (context, organizationId, args: InvoiceListArguments) =>
    invoiceList(context, organizationId, args, 'bouncingContact'),
})

builder.objectField(BouncingContact, 'invoices', (t) =>
  t.field({
    type: InvoiceConnection,
    description:
      'The invoices that emails bounced there were about, each once, active or not: receivables unless `where` speaks of ' +
      'the type, newest issue date first. Its `totals` are the money behind the address.',
    args: {
      where: t.arg({ type: invoiceFields.where, description: 'Which of them.' }),
      orderBy: t.arg({
        ...takesNull,
        type: [invoiceFields.order],
        description: 'Sort keys; newest issue date first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    ...invoicesOfBouncing,
  }),
)
