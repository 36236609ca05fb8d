import {
  AllocationStrategy,
  PaymentMethod,
  PaymentStatus,
} from '../../../../prisma/generated/client/enums.ts'
import { Refusal } from '../rejection.ts'
import { assessment } from './assessment.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { amount, currencyCode, flag, instant, jsonObject, label, longText, rate, url } from './kinds.ts'
import { remoteFacts, remotePartId } from './remote.ts'
import { word } from './word.ts'

const allocationFields = {
  invoiceExternalId: described(label, 'the invoice that is paid'),
  amount,
  strategy: described(
    optionalOr(word(AllocationStrategy), { word: 'MANUAL', text: null }),
    'who allocated it; MANUAL if absent',
  ),
  isApproved: optionalOr(flag, false),
  approvedAt: optional(instant),
  approverEmail: described(optional(emailAddress), 'the member who approved it'),
  ...assessment,
  createdAt: optional(instant),
  ...remotePartId,
}

const nestedAllocation = object({
  externalId: described(optional(label), 'tells the allocations of a payment apart; else the invoice does'),
  ...allocationFields,
})

/** What a payment pays, by itself: for sources that keep it with the invoice. */
export const allocation = object({
  externalId: described(label, 'what the source calls this allocation'),
  paymentExternalId: label,
  ...allocationFields,
})

export const payment = object({
  externalId: described(label, 'what the source calls this payment'),
  partyExternalId: described(optional(label), 'who paid'),
  amount,
  amountRefunded: optionalOr(amount, 0n),
  currency: currencyCode,
  currencyRate: optional(rate),
  method: optional(word(PaymentMethod)),
  status: word(PaymentStatus),
  receivedAt: instant,
  initiatedAt: optional(instant),
  expectedAt: optional(instant),
  description: optional(longText),
  statementDescriptor: optional(label),
  referenceNumber: optional(label),
  receiptUrl: optional(url),
  billingEmail: optional(emailAddress),
  remittanceId: optional(label),
  bankTransactionId: described(optional(label), 'what the bank calls the entry of the statement'),
  payerName: described(optional(label), 'who paid, as the bank statement calls them'),
  payerAccount: described(optional(label), 'the account that it came from: an IBAN or another number'),
  endToEndId: described(optional(label), 'the reference that the payer gave it'),
  matchApproverEmail: described(optional(emailAddress), 'the member who approved what it was matched with'),
  matchApprovedAt: optional(instant),
  lastExportedAt: optional(instant),
  stripeSessionId: optional(label),
  finixTransferId: optional(label),
  customFields: optional(jsonObject),
  ...assessment,
  allocations: described(
    optional(list(nestedAllocation, 1_000)),
    'if absent, those that are there stay as they are; an empty list removes those of the source',
  ),
  createdAt: optional(instant),
  ...remoteFacts,
})

type PaymentFields = ReturnType<typeof payment.read>
export type PaymentRecord = PaymentFields
export type AllocationRecord = ReturnType<typeof allocation.read>
export type NestedAllocationRecord = ReturnType<typeof nestedAllocation.read>

export function completePayment(fields: PaymentFields): PaymentRecord {
  const seen = new Set<string>()
  for (const [index, { externalId }] of (fields.allocations ?? []).entries()) {
    if (externalId === null) continue
    if (seen.has(externalId)) {
      throw new Refusal(`allocations[${index}].externalId`, `must not be there twice: "${externalId}"`)
    }
    seen.add(externalId)
  }
  return fields
}
