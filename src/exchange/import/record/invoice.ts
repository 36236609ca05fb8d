import {
  CollectionMethod,
  CreditReason,
  InvoiceType,
  InvoiceWorkflowStatus,
  LineItemContextType,
  RemotePaymentStatus,
  WriteOffReason,
} from '../../../../prisma/generated/client/enums.ts'
import { invoiceFields } from '../../../ledger/invoice/fields.ts'
import { address } from './address.ts'
import { attachment } from './attachment.ts'
import { importedFields } from './declared.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import {
  amount,
  currencyCode,
  day,
  decimal,
  flag,
  instant,
  jsonObject,
  jsonValue,
  label,
  longText,
  oneOf,
  positiveAmount,
  url,
  uuid,
  wholeNumber,
} from './kinds.ts'
import { remoteFacts, remotePart } from './remote.ts'
import { word } from './word.ts'

const parentDocument = object({
  externalId: optional(label),
  filename: label,
  isArchived: optionalOr(flag, false),
})

const lineItem = object({
  externalId: described(optional(label), 'tells the lines of an invoice apart; else the position does'),
  lineNumber: described(optional(wholeNumber), 'if absent, the position in the list, from 1'),
  name: optional(label),
  description: optional(longText),
  contextType: optionalOr(oneOf(LineItemContextType), 'PRODUCT'),
  contextUid: optional(uuid),
  productType: optional(label),
  currency: described(optional(currencyCode), "must be the invoice's"),
  quantity: optionalOr(decimal, '1'),
  unitPrice: amount,
  discount: optional(amount),
  tax: optional(amount),
  lineTotal: described(optional(amount), 'if absent, round(quantity x unitPrice) - discount + tax'),
  periodStart: optional(instant),
  periodEnd: optional(instant),
  customFields: optional(jsonObject),
  createdAt: optional(instant),
  ...remotePart,
})

const writeOff = object({
  externalId: described(optional(label), 'tells those of an invoice apart; else the time does'),
  amount: positiveAmount,
  reason: optionalOr(oneOf(WriteOffReason), 'OTHER'),
  note: optional(longText),
  writtenOffAt: instant,
  reversedAt: described(optional(instant), 'from when on it counts no more'),
})

const creditApplication = object({
  externalId: described(optional(label), 'tells those of a credit note apart; else the invoice does'),
  invoiceExternalId: described(label, 'the invoice that it is taken for, in the same currency'),
  amount: positiveAmount,
  appliedAt: described(instant, 'from when on it counts'),
  reversedAt: described(optional(instant), 'from when on it counts no more'),
})

export const invoice = object({
  externalId: described(label, 'what the source calls this invoice'),
  invoiceNumber: optional(label),
  // `type` itself says that the record is an invoice.
  invoiceType: described(optionalOr(oneOf(InvoiceType), 'RECEIVABLE'), 'RECEIVABLE if absent'),
  workflowStatus: described(optionalOr(oneOf(InvoiceWorkflowStatus), 'SENT'), 'SENT if absent'),
  collectionMethod: optional(oneOf(CollectionMethod)),
  issueDate: optional(instant),
  dueDate: optional(instant),
  paidDate: optional(instant),
  voidedAt: optional(instant),
  markedUncollectibleAt: optional(instant),
  periodStart: optional(instant),
  periodEnd: optional(instant),
  currency: currencyCode,
  subtotal: described(optional(amount), 'if absent, total + discount - tax'),
  discount: optionalOr(amount, 0n),
  tax: optionalOr(amount, 0n),
  total: described(amount, 'must be subtotal - discount + tax'),
  prePaymentCreditNotes: optionalOr(amount, 0n),
  amountWrittenOff: described(
    optional(amount),
    'what was given up; if absent, the sum of the writeOffs that were not reversed',
  ),
  amountDue: described(
    optional(amount),
    'if given, must be total - prePaymentCreditNotes - amountWrittenOff',
  ),
  amountPaid: described(
    optional(amount),
    'if absent: all that is due when there is a paidDate, else nothing; if given, it decides what is owed',
  ),
  targetPartyExternalId: described(optional(label), 'the party that owes it, or that it is owed to'),
  document: optional(
    object({
      externalId: described(optional(label), 'tells the documents of a source apart; else the filename does'),
      filename: label,
      isArchived: optionalOr(flag, false),
      parent: optional(parentDocument),
    }),
  ),
  blueprint: optional(
    object({
      externalId: label,
      name: optional(label),
      isActive: optionalOr(flag, true),
    }),
  ),
  assigneeEmail: described(optional(emailAddress), 'the member who looks after the invoice'),
  billingAddress: optional(address),
  shippingAddress: optional(address),
  billingEmail: optional(emailAddress),
  orderNumber: optional(label),
  purchaseOrderNumber: optional(label),
  hostedInvoiceUrl: optional(url),
  paymentPortalUrl: optional(url),
  remotePdfUrl: optional(url),
  memo: optional(longText),
  footer: optional(longText),
  privateNote: optional(longText),
  isInDispute: optionalOr(flag, false),
  promisedToPayDate: optional(day),
  ...importedFields(invoiceFields),
  isIssuedEmailSent: optionalOr(flag, false),
  customFields: optional(jsonObject),
  fields: list(
    object({ key: label, type: label, originalType: optional(label), value: optional(jsonValue) }),
    1_000,
  ),
  lineItems: list(lineItem, 10_000),
  writeOffs: described(
    optional(list(writeOff, 1_000)),
    'what was given up, and when; if absent, those that are there stay as they are',
  ),
  correctsInvoiceExternalId: described(optional(label), 'the invoice that this credit note corrects'),
  creditReason: described(optional(oneOf(CreditReason)), 'why there is this credit note'),
  creditApplications: described(
    optional(list(creditApplication, 1_000)),
    'what of this credit note is taken for which invoices; if absent, those that are there stay as they are',
  ),
  comments: list(
    object({
      text: longText,
      authorEmail: described(emailAddress, 'the member who wrote it'),
      createdAt: instant,
      resolvedByEmail: optional(emailAddress),
      resolvedAt: optional(instant),
    }),
    1_000,
  ),
  remoteStatus: described(optional(label), "the source's own word for the status"),
  remotePaymentStatus: optional(word(RemotePaymentStatus)),
  remotePartnerId: described(optional(label), 'the party, as the system behind the source calls it'),
  ...remoteFacts,
  requiresLineItemSync: optionalOr(flag, false),
  pdf: described(optional(attachment), 'the invoice as a document'),
  createdAt: optional(instant),
})

export type InvoiceFields = ReturnType<typeof invoice.read>
