import type { Read } from '../../database/read.ts'
import { fileName, type MadeFile } from '../paper/file.ts'
import { readHead } from '../paper/head.ts'
import { readInvoiceFacts } from './invoiceFacts.ts'
import { invoicePdf } from './invoicePdf.ts'

/** The invoice as a PDF, as it stands now; null where there is no such receivable any more. */
export async function makeInvoice(
  read: Read,
  { organizationId, invoiceId }: { organizationId: string; invoiceId: string },
  now: Date,
): Promise<MadeFile | null> {
  const invoice = await readInvoiceFacts(read, organizationId, invoiceId)
  if (invoice === null) return null
  const { partyId, billingAddressId: addressId } = invoice
  const head = await readHead(read, organizationId, { partyId, addressId })
  if (head === null) return null
  const content = await invoicePdf(invoice, head, now)
  const name = fileName(['Invoice', invoice.number ?? ''], 'pdf')
  return { name, mimeType: 'application/pdf', content }
}
