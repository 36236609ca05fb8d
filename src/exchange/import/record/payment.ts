import {
  AllocationStrategy,
  PaymentMethod,
  PaymentStatus,
} from '../../../../prisma/generated/client/enums.ts'
import { Refusal } from '../rejection.ts'
import { assessment } from './assessment.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import {
  amount,
  currencyCode,
  flag,
  instant,
  jsonObject,
  label,
  longText,
  positiveAmount,
  rate,
  url,
} from './kinds.ts'
import { checkPeriod, sumOfLive } from './movement.ts'
import { remoteFacts, remotePartId } from './remote.ts'
import { word } from './word.ts'

const allocationFields = {
  invoiceExternalId: described(label, 'the invoice that is paid'),
  amount: described(amount, "what it takes of the payment, in the payment's currency"),
  invoiceAmount: described(
    optional(positiveAmount),
    "what it pays of the invoice, in the invoice's currency; if absent, the amount at the currencyRate",
  ),
  currencyRate: described(
    optional(rate),
    "what one unit of the payment's currency was worth in the invoice's; it or invoiceAmount is needed where they differ",
  ),
  appliedAt: described(optional(instant), 'from when on it counts; if absent, from when the payment came in'),
  reversedAt: described(optional(instant), 'from when on it counts no more'),
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

const refund = object({
  externalId: described(optional(label), 'tells the refunds of a payment apart; else the time does'),
  amount: positiveAmount,
  refundedAt: instant,
  reason: optional(longText),
})

export const payment = object({
  externalId: described(label, 'what the source calls this payment'),
  partyExternalId: described(optional(label), 'who paid'),
  amount,
  amountRefunded: described(
    optional(amount),
    'if absent, the sum of the refunds; a record with neither keeps what is there, and never is it less than the refunds made here',
  ),
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
  refunds: described(
    optional(list(refund, 1_000)),
    'what went back, and when; if absent, those that are there stay as they are',
  ),
  createdAt: optional(instant),
  ...remoteFacts,
})

type PaymentFields = ReturnType<typeof payment.read>
/** `amountRefunded` is null where the source tells nothing of what went back. */
export type PaymentRecord = PaymentFields
export type AllocationRecord = ReturnType<typeof allocation.read>
export type NestedAllocationRecord = ReturnType<typeof nestedAllocation.read>

export function completePayment(fields: PaymentFields): PaymentRecord {
  const { allocations, refunds, receivedAt } = fields
  checkIds('allocations', allocations ?? [])
  checkIds('refunds', refunds ?? [])
  for (const [index, { appliedAt, reversedAt }] of (allocations ?? []).entries()) {
    checkPeriod(appliedAt ?? receivedAt, reversedAt, `allocations[${index}].reversedAt`)
  }
  return { ...fields, amountRefunded: refundedOf(fields) }
}

/** Of an allocation by itself, as far as it can be told without its payment. */
export function completeAllocation(fields: AllocationRecord): AllocationRecord {
  const { appliedAt, reversedAt } = fields
  if (appliedAt !== null) checkPeriod(appliedAt, reversedAt, 'reversedAt')
  return fields
}

function refundedOf({ amountRefunded, refunds }: PaymentFields): bigint | null {
  if (refunds === null) return amountRefunded
  const sum = sumOfLive(refunds)
  if (amountRefunded === null || amountRefunded === sum) return sum
  throw new Refusal('amountRefunded', `must be the sum of the refunds: ${sum}, not ${amountRefunded}`)
}

function checkIds(name: string, parts: readonly { externalId: string | null }[]): void {
  const seen = new Set<string>()
  for (const [index, { externalId }] of parts.entries()) {
    if (externalId === null) continue
    if (seen.has(externalId)) {
      throw new Refusal(`${name}[${index}].externalId`, `must not be there twice: "${externalId}"`)
    }
    seen.add(externalId)
  }
}
