import { ADDRESS } from './addressSpec.ts'
import { REMOTE, REMOTE_PART } from './remoteSpec.ts'
import type { Raw, Spec } from './spec.ts'
import { asObject, day, id, instant, ours, text } from './values.ts'

/** Without an id of its own: it is known by what the system behind Stuut calls it. */
const LINE_ITEM: Spec = {
  lineNumber: 'line_number',
  name: 'name',
  description: 'description',
  productType: 'product_type',
  currency: 'currency',
  quantity: 'quantity',
  unitPrice: 'unit_amount',
  discount: 'total_discount',
  tax: 'total_tax',
  lineTotal: 'total_amount',
  periodStart: { key: 'period_start_date', as: instant },
  periodEnd: { key: 'period_end_date', as: instant },
  customFields: { key: 'custom_fields', as: asObject },
  createdAt: { key: 'created_at', as: instant },
  ...REMOTE_PART,
}

const WORKFLOW_WORDS = new Set(['DRAFT', 'APPROVED', 'SCHEDULED', 'CANCELLED'])

export const INVOICE: Spec = {
  externalId: { key: 'id', as: id },
  invoiceNumber: { key: 'number', as: text },
  invoiceType: { key: 'type', as: ours },
  workflowStatus: { key: 'status', as: workflowOf },
  issueDate: { key: 'issued_at', as: instant },
  dueDate: { key: 'due_date', as: instant },
  paidDate: { key: 'paid_at', as: instant },
  voidedAt: { key: 'voided_at', as: instant },
  markedUncollectibleAt: { key: 'marked_uncollectible_at', as: instant },
  periodStart: { key: 'period_start_date', as: instant },
  periodEnd: { key: 'period_end_date', as: instant },
  currency: 'currency',
  subtotal: 'subtotal',
  discount: 'total_discount',
  tax: 'total_tax',
  total: 'total_amount',
  prePaymentCreditNotes: { key: 'amount_due', as: creditNotesOf },
  amountPaid: 'amount_paid',
  targetPartyExternalId: { key: 'partner_id', as: id },
  billingAddress: { key: 'billing_address', of: ADDRESS },
  shippingAddress: { key: 'shipping_address', of: ADDRESS },
  billingEmail: 'billing_email',
  orderNumber: { key: 'order_number', as: text },
  purchaseOrderNumber: { key: 'purchase_order_number', as: text },
  paymentPortalUrl: 'remote_payment_portal_url',
  remotePdfUrl: 'remote_invoice_pdf',
  memo: 'memo',
  privateNote: 'private_note',
  isInDispute: 'in_dispute',
  promisedToPayDate: { key: 'promised_to_pay_date', as: day },
  isIssuedEmailSent: 'is_issued_email_sent',
  requiresLineItemSync: 'requires_line_item_sync',
  lineItems: { key: 'line_items', each: LINE_ITEM },
  customFields: { key: 'custom_fields', as: asObject },
  createdAt: { key: 'created_at', as: instant },
  remoteStatus: { key: 'remote_status', as: text },
  remotePaymentStatus: 'remote_payment_status',
  remotePartnerId: { key: 'remote_partner_id', as: id },
  ...REMOTE,
}

/** Whatever else the status says follows from the dates and amounts. */
function workflowOf(status: unknown): unknown {
  const word = ours(status)
  return typeof word === 'string' && WORKFLOW_WORDS.has(word) ? word : undefined
}

/**
 * Stuut's `amount_due` is either what is due in all or what is left of it. It is what is left where it is the total less
 * what was paid; else what it is below the total was credited before anything was paid.
 */
function creditNotesOf(due: unknown, { total_amount: total, amount_paid: paid }: Raw): unknown {
  if (typeof due !== 'number' || typeof total !== 'number' || due === total) return undefined
  return typeof paid === 'number' && paid !== 0 && due === total - paid ? undefined : total - due
}
