import type { CreditReason, Invoice } from '../../../prisma/generated/client/client.ts'
import type { Bill } from '../invoice/bill.ts'
import { deriveInvoice } from '../invoice/row.ts'
import { colleagueFor, type Past } from '../past.ts'
import { Deck, type Random } from '../random.ts'
import type { World } from '../world.ts'

const REASONS: readonly CreditReason[] = [
  'RETURN',
  'RETURN',
  'PRICE_CORRECTION',
  'SERVICE_FAILURE',
  'GOODWILL',
  'DUPLICATE',
]
/** Days until somebody has found out. */
const SOON = 9

/** What is told of credit on an invoice was issued as a credit note, and taken for that invoice on the same day. */
export function issueCreditNotes({ world, bills }: Past): void {
  const random = world.randomFor('credit notes')
  const reasons = new Deck(random, REASONS)
  const credited = bills
    .filter(({ row }) => row.prePaymentCreditNotes > 0n)
    .map((bill) => ({ bill, at: creditedAt(world, random, bill) }))
    .sort((left, right) => left.at.getTime() - right.at.getTime())
  for (const [index, { bill, at }] of credited.entries()) {
    const invoiceNumber = `CN-${String(index + 1).padStart(4, '0')}`
    const note = enterCreditNote(world, bill, { invoiceNumber, at, reason: reasons.draw() })
    noteSteps(world, note, at)
    world.ledger.credit_application.push({
      organizationId: world.organizationId,
      id: world.id(at),
      creditNoteId: note.id,
      invoiceId: bill.row.id,
      amount: bill.row.prePaymentCreditNotes,
      appliedAt: at,
      appliedById: colleagueFor(world, random, bill.row.assigneeId, at).id,
      reversedAt: null,
      reversedById: null,
      createdAt: at,
    })
  }
}

/** Soon after the invoice, and before it was paid. */
function creditedAt({ time }: World, random: Random, { row, fate, issueDay }: Bill): Date {
  const last = fate.kind === 'open' ? time.today : Math.min(fate.day, time.today)
  const day = issueDay + random.integer(0, Math.max(0, Math.min(SOON, last - issueDay)))
  const at = time.notAfterNow(time.officeHour(random, day))
  const latest = row.paidDate !== null && row.paidDate < at ? row.paidDate : at
  return row.issueDate !== null && row.issueDate > latest ? row.issueDate : latest
}

type Facts = { invoiceNumber: string; at: Date; reason: CreditReason }

function enterCreditNote(
  world: World,
  { row: corrected }: Bill,
  { invoiceNumber, at, reason }: Facts,
): Invoice {
  const total = -corrected.prePaymentCreditNotes
  const tax = (corrected.tax * total) / corrected.total
  const row: Invoice = {
    ...corrected,
    id: world.id(at),
    invoiceNumber,
    issueDate: at,
    dueDate: null,
    paidDate: at,
    voidedAt: null,
    markedUncollectibleAt: null,
    subtotal: total - tax,
    discount: 0n,
    tax,
    total,
    prePaymentCreditNotes: 0n,
    amountDue: total,
    amountPaid: total,
    documentId: null,
    blueprintId: null,
    isInDispute: false,
    promisedToPayDate: null,
    isIssuedEmailSent: false,
    lastOutreachAt: null,
    lastOutreachChannel: null,
    lastOutreachTo: null,
    pdfId: null,
    requiresLineItemSync: false,
    hostedInvoiceUrl: null,
    paymentPortalUrl: null,
    remotePdfUrl: null,
    privateNote: null,
    customFields: null,
    correctsInvoiceId: corrected.id,
    creditReason: reason,
    createdAt: at,
    updatedAt: at,
  }
  deriveInvoice(world, row)
  world.ledger.invoice.push(row)
  enterLines(world, row, corrected.invoiceNumber)
  return row
}

/** The goods and the tax, on lines of their own as on the invoices. */
function enterLines(world: World, row: Invoice, corrected: string | null): void {
  const name = corrected === null ? 'Credit' : `Credit for invoice ${corrected}`
  const lines = [{ name, contextType: 'CREDIT' as const, amount: row.subtotal }]
  const all =
    row.tax === 0n ? lines : [...lines, { name: 'Tax', contextType: 'TAX' as const, amount: row.tax }]
  for (const [index, { amount, ...line }] of all.entries()) {
    world.ledger.line_item.push({
      organizationId: row.organizationId,
      id: world.id(row.createdAt),
      invoiceId: row.id,
      lineNumber: index + 1,
      ...line,
      description: null,
      productType: null,
      quantity: '1',
      unitPrice: amount,
      lineTotal: amount,
      periodStart: null,
      periodEnd: null,
      contextUid: null,
      currency: row.currency,
      discount: null,
      discountRate: null,
      taxRate: null,
      tax: null,
      customFields: null,
      createdAt: row.createdAt,
      updatedAt: row.createdAt,
    })
  }
}

function noteSteps(
  { ledger, organizationId, id }: World,
  { id: invoiceId, standing }: Invoice,
  at: Date,
): void {
  const steps = [['DRAFT', 'SENT'] as const, ['SENT', standing] as const]
  for (const [before, after] of steps) {
    if (before === after) continue
    ledger.invoice_status_change.push({
      organizationId,
      id: id(at),
      invoiceId,
      before,
      after,
      occurredAt: at,
    })
  }
}
