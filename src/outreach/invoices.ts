import { builder } from '../builder.ts'
import { pageArgs } from '../connection/pageArgs.ts'
import { pageBelow } from '../connection/pageBelow.ts'
import { InvoiceWhereInput } from '../filter/where.ts'
import { type InvoiceListArguments, invoiceList } from '../invoice/list.ts'
import { InvoiceOrder } from '../invoice/sort.ts'
import { InvoiceConnection } from '../invoice/type.ts'
import { takesNull } from '../nulls/declaration.ts'
import { Email } from './type.ts'

const invoicesOfEmail = pageBelow({
  name: 'invoices of email',
  model: 'Invoice',
  alias: 'i',
  list: (context, organizationId, args: InvoiceListArguments) =>
    invoiceList(context, organizationId, args, 'email'),
})

builder.objectField(Email, 'invoices', (t) =>
  t.field({
    type: InvoiceConnection,
    description:
      'The invoices it is about, of either type, active or not, newest issue date first: a statement covers several.',
    args: {
      where: t.arg({ type: InvoiceWhereInput, description: 'Which of them.' }),
      orderBy: t.arg({
        ...takesNull,
        type: [InvoiceOrder],
        description: 'Sort keys; newest issue date first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    ...invoicesOfEmail,
  }),
)
