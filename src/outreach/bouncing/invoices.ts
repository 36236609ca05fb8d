import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { InvoiceWhereInput } from '../../graph/filter/where.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { type InvoiceListArguments, invoiceList } from '../../ledger/invoice/list.ts'
import { InvoiceOrder } from '../../ledger/invoice/sort.ts'
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
      where: t.arg({ type: InvoiceWhereInput, description: 'Which of them.' }),
      orderBy: t.arg({
        ...takesNull,
        type: [InvoiceOrder],
        description: 'Sort keys; newest issue date first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    ...invoicesOfBouncing,
  }),
)
