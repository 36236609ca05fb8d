import type { LoadContext } from '../../graph/context.ts'
import { related, whenRead } from '../../graph/read/fields.ts'
import type { Rows } from '../../graph/read/table.ts'
import { invoiceById } from './type.ts'

/** The options of a field that answers the invoice which a row is about: the database keeps no such row without one. */
export const invoiceOfRow = {
  ...related(invoiceById, 'invoiceId'),
  resolve: (
    row: { organizationId: string; invoiceId: string },
    _arguments: object,
    context: LoadContext,
  ): Rows['Invoice'] | Promise<Rows['Invoice']> =>
    whenRead(invoiceById.of(context, row, 'invoiceId'), (invoice) => {
      if (invoice === null) throw new Error(`There is no invoice ${row.invoiceId}, which a row is about.`)
      return invoice
    }),
}
