import { type CanonicalRecord, contentHash } from '../record/record.ts'

type Hashed = {
  record: CanonicalRecord
  /** Invoices that are told one by one make it no other record. */
  addsInvoices?: boolean
}

export function hashOfRecord({ record, addsInvoices = false }: Hashed, more = ''): string {
  const { type, fields } = record
  const isAdding = addsInvoices && 'invoiceExternalIds' in fields
  return contentHash({ type, fields: isAdding ? { ...fields, invoiceExternalIds: [] } : fields }, more)
}
