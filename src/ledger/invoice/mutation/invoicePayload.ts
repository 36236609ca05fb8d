import { changedRow } from '../../../graph/mutation/mutation.ts'
import { Invoice, invoiceById } from '../type.ts'

/** The field of a payload that shows the invoice. */
export const invoicePayload = (description: string) =>
  ({ type: Invoice, nullable: true, description, resolve: changedRow(invoiceById) }) as const
