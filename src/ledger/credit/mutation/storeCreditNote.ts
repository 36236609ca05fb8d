import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import type { Taken } from '../../invoice/number/takeNumber.ts'
import { derivedColumns } from '../../invoice/rules.ts'
import type { LockedInvoice } from '../../settlement/lockMoney.ts'
import type { CreditReason } from '../enums.ts'

type Issued = {
  number: Taken
  amount: bigint
  tax: bigint
  currency: string
  partyId: string | null
  corrected: LockedInvoice | null
  reason: typeof CreditReason.$inferType
  memo: string | null
  issueDate: Date
}

/** Writes a credit note with its one line. Where it goes is where the invoice went that it corrects. */
export function storeCreditNote(work: DirectWork, issued: Issued): LockedInvoice {
  const { organizationId, calendar, now, tell } = work
  const { number, currency, corrected } = issued
  const creditNote = creditNoteRow(issued, now)
  const { id, issueDate, total } = creditNote
  const { standing, amountRemaining } = derivedColumns(creditNote, calendar.timezone)
  const amount = (minorUnits: bigint) => sql`${String(minorUnits)}::text::bigint`
  const subtotal = total - creditNote.tax
  tell(sql`insert into invoice (organization_id, id, invoice_number, series_id, series_number, type, workflow_status, standing,
      issue_date, currency, subtotal, tax, total, amount_due, amount_remaining, target_party_id, corrects_invoice_id, credit_reason,
      memo, billing_address_id, shipping_address_id, billing_email, purchase_order_number, assignee_id, created_at, updated_at)
    select ${organizationId}::uuid, ${id}::uuid, ${number.invoiceNumber}::text, ${number.seriesId}::uuid, ${number.seriesNumber}::int,
      'RECEIVABLE', 'SENT', ${standing}::text::"InvoiceStanding", ${issueDate}::timestamptz, ${currency}::text, ${amount(subtotal)},
      ${amount(creditNote.tax)}, ${amount(total)}, ${amount(total)}, ${amount(amountRemaining)}, ${issued.partyId}::uuid,
      ${corrected?.id ?? null}::uuid, ${issued.reason}::text::"CreditReason", ${issued.memo}::text, c.billing_address_id,
      c.shipping_address_id, c.billing_email, c.purchase_order_number, c.assignee_id, ${now}::timestamptz, ${now}::timestamptz
    from (select 1) one left join invoice c on c.organization_id = ${organizationId}::uuid and c.id = ${corrected?.id ?? null}::uuid`)
  tell(sql`insert into line_item (organization_id, id, invoice_id, line_number, name, currency, quantity, unit_price, tax, line_total,
      created_at, updated_at)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, ${id}::uuid, 1, ${nameOf(corrected)}::text, ${currency}::text, 1,
      ${amount(subtotal)}, ${amount(creditNote.tax)}, ${amount(total)}, ${now}::timestamptz, ${now}::timestamptz)`)
  return { ...creditNote, standing }
}

function nameOf(corrected: LockedInvoice | null): string {
  return corrected?.invoiceNumber ? `Credit for invoice ${corrected.invoiceNumber}` : 'Credit'
}

function creditNoteRow(
  { number, amount, tax, currency, partyId, issueDate }: Issued,
  now: Date,
): LockedInvoice {
  return {
    id: uuidv7(),
    invoiceNumber: number.invoiceNumber,
    type: 'RECEIVABLE',
    targetPartyId: partyId,
    currency,
    total: -amount,
    tax: -tax,
    workflowStatus: 'SENT',
    standing: 'SENT',
    issueDate,
    dueDate: null,
    paidDate: null,
    voidedAt: null,
    markedUncollectibleAt: null,
    isInDispute: false,
    prePaymentCreditNotes: 0n,
    amountWrittenOff: 0n,
    amountDue: -amount,
    amountPaid: 0n,
    amountRemaining: 0n,
    updatedAt: now,
  }
}
