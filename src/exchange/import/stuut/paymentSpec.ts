import { ASSESSMENT } from './callSpec.ts'
import { REMOTE } from './remoteSpec.ts'
import type { Spec } from './spec.ts'
import { asObject, id, instant, text } from './values.ts'

export const PAYMENT: Spec = {
  externalId: { key: 'id', as: id },
  partyExternalId: { key: 'partner_id', as: id },
  amount: 'amount',
  amountRefunded: 'amount_refunded',
  currency: 'currency',
  currencyRate: 'currency_rate',
  method: 'payment_method',
  status: 'status',
  receivedAt: { key: 'timestamp', as: instant },
  initiatedAt: { key: 'initiated_at', as: instant },
  expectedAt: { key: 'expected_at', as: instant },
  description: 'description',
  statementDescriptor: 'statement_descriptor',
  referenceNumber: { key: 'reference_number', as: text },
  receiptUrl: 'receipt_url',
  billingEmail: 'billing_email',
  remittanceId: { key: 'remittance_id', as: id },
  bankTransactionId: { key: 'bank_transaction_id', as: id },
  matchApprovedAt: { key: 'transaction_match_approved_at', as: instant },
  linkedIntegrationExternalId: { key: 'linked_integration_id', as: id },
  lastExportedAt: { key: 'last_exported_at', as: instant },
  stripeSessionId: 'stripe_session_id',
  finixTransferId: 'finix_transfer_id',
  customFields: { key: 'custom_fields', as: asObject },
  ...ASSESSMENT,
  createdAt: { key: 'created_at', as: instant },
  ...REMOTE,
}

export const ALLOCATION: Spec = {
  externalId: { key: 'id', as: id },
  paymentExternalId: { key: 'payment_id', as: id },
  invoiceExternalId: { key: 'invoice_id', as: id },
  amount: 'amount',
  strategy: 'strategy',
  isApproved: 'approved',
  approvedAt: { key: 'approved_at', as: instant },
  ...ASSESSMENT,
  createdAt: { key: 'created_at', as: instant },
  remoteId: { key: 'remote_id', as: id },
}
