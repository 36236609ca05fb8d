import type { Read } from '../../database/read.ts'
import { sql } from '../../database/sql.ts'

/** An invoice as it stands on paper; amounts are text, as JSON has no numbers for them. */
export type InvoiceFacts = {
  number: string | null
  status: string
  partyId: string | null
  billingAddressId: string | null
  issuedAt: Date | null
  dueAt: Date | null
  currency: string
  subtotal: bigint
  discount: bigint
  tax: bigint
  total: bigint
  credited: bigint
  writtenOff: bigint
  paid: bigint
  due: bigint
  orderNumber: string | null
  purchaseOrderNumber: string | null
  memo: string | null
  footer: string | null
  lines: LineFacts[]
}

type LineFacts = {
  name: string | null
  description: string | null
  quantity: string
  price: string
  taxRate: string | null
  total: string
}

export async function readInvoiceFacts(
  read: Read,
  organizationId: string,
  invoiceId: string,
): Promise<InvoiceFacts | null> {
  const [facts] =
    await read<InvoiceFacts>(sql`select i.invoice_number as number, i.standing::text as status, i.target_party_id as "partyId",
      i.billing_address_id as "billingAddressId", i.issue_date as "issuedAt", i.due_date as "dueAt", i.currency, i.subtotal, i.discount,
      i.tax, i.total, i.pre_payment_credit_notes as credited, i.amount_written_off as "writtenOff", i.amount_paid as paid,
      i.amount_due as due, i.order_number as "orderNumber", i.purchase_order_number as "purchaseOrderNumber", i.memo, i.footer,
      (select coalesce(json_agg(json_build_object('name', l.name, 'description', l.description,
          'quantity', trim_scale(l.quantity)::text, 'price', l.unit_price::text, 'taxRate', trim_scale(l.tax_rate)::text,
          'total', l.line_total::text) order by l.line_number, l.id), '[]')
        from line_item l where l.organization_id = i.organization_id and l.invoice_id = i.id) as lines
    from invoice i where i.organization_id = ${organizationId}::uuid and i.id = ${invoiceId}::uuid and i.type = 'RECEIVABLE'`)
  return facts ?? null
}
