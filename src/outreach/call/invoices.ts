import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { type InvoiceListArguments, invoiceList } from '../../ledger/invoice/list.ts'
import { InvoiceConnection } from '../../ledger/invoice/type.ts'
import { Call } from './type.ts'

const invoicesOfCall = pageBelow({
  name: 'invoices of call',
  model: 'Invoice',
  alias: 'i',
  list: (context, organizationId, args: InvoiceListArguments) =>
    invoiceList(context, organizationId, args, 'call'),
})

builder.objectField(Call, 'invoices', (t) =>
  t.field({
    type: InvoiceConnection,
    description: 'The invoices it was about, of either type, active or not, newest issue date first.',
    args: {
      where: t.arg({ type: invoiceFields.where, description: 'Which of them.' }),
      orderBy: t.arg({
        ...takesNull,
        type: [invoiceFields.order],
        description: 'Sort keys; newest issue date first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    ...invoicesOfCall,
  }),
)
