import { raw, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import {
  addressField,
  currencyField,
  enumField,
  idField,
  instantField,
  minorUnitsField,
  textField,
  uuidField,
} from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { compare } from '../../graph/filter/condition.ts'
import { MinorUnitsFilter } from '../../graph/filter/operators.ts'
import { column } from '../../graph/read/table.ts'
import { type InvoiceWhere, invoiceFields } from '../invoice/fields.ts'
import { hasParty, partyFields } from '../party/fields.ts'
import { PaymentMethodFilter, PaymentStatusFilter } from './enums.ts'
import { unappliedOf } from './unapplied.ts'

const FIELDS = {
  id: idField({ description: 'The global id.' }),
  uid: uuidField({ description: 'The raw UUID.', column: 'id' }),
  status: enumField({
    type: PaymentStatusFilter,
    description: 'How far it has come.',
    sort: { STATUS: 'How far it has come, in the order of the values of `PaymentStatus`.' },
  }),
  method: enumField({
    type: PaymentMethodFilter,
    description: 'How it was made.',
    sort: { METHOD: 'How it was made, in the order of the values of `PaymentMethod`.' },
  }),
  currency: currencyField({ description: 'The currency of its amounts.' }),
  amount: minorUnitsField({
    description: 'What came in.',
    sort: { AMOUNT: 'What came in: minor units, whatever the currency. Filter by `currency`.' },
  }),
  amountRefunded: minorUnitsField({ description: 'What of it went back.' }),
  amountAllocated: minorUnitsField({ description: 'What of it is for invoices, as approved.' }),
  amountUnapplied: particular({
    type: MinorUnitsFilter,
    description: 'What of it is for nothing yet.',
    meaning: 'NUMBER',
    condition: ({ alias, name }, amount) => compare(name, unappliedOf(alias), 'bigint', amount),
  }),
  receivedAt: instantField({
    description: 'When it came in.',
    sort: { RECEIVED_AT: 'When it came in.' },
  }),
  initiatedAt: instantField({ description: 'When the payer gave the order.' }),
  expectedAt: instantField({ description: 'When it is expected.' }),
  matchApprovedAt: instantField({ description: 'When somebody agreed to its line of the bank statement.' }),
  createdAt: instantField({
    description: 'When it was first stored.',
    sort: { CREATED_AT: 'When it was first stored.' },
  }),
  updatedAt: instantField({
    description: 'When it was last changed.',
    sort: { UPDATED_AT: 'When it was last changed.' },
  }),
  referenceNumber: textField({
    description: 'The number it is known by.',
    sort: { REFERENCE_NUMBER: 'The number it is known by, as text.' },
  }),
  description: textField({ description: 'What it says it is for.' }),
  statementDescriptor: textField({ description: "What stands on the payer's statement." }),
  billingEmail: addressField({ description: 'Whom its receipt went to.' }),
  remittanceId: textField({ description: 'The advice that came with it.' }),
  bankTransactionId: textField({ description: 'The line of the bank statement.' }),
  payerName: textField({ description: 'Who paid, as the bank statement calls them.' }),
  payerAccount: textField({ description: 'The account that it came from, as the bank statement has it.' }),
  endToEndId: textField({ description: 'The reference that the payer gave it.' }),
  party: particular({
    type: partyFields.where,
    description: 'Who paid must fit. Without a party: no match.',
    condition: ({ scope, alias }, party) => [hasParty(scope, column(alias, 'partyId'), party)],
  }),
  invoice: particular({
    type: invoiceFields.where,
    description: 'At least one invoice that some of it is for, approved or not, must fit.',
    condition: ({ scope, alias }, invoice) => [hasInvoice(scope, column(alias, 'id'), invoice)],
  }),
}

export type PaymentWhere = WhereOf<typeof FIELDS>

/** What payments can be filtered and sorted by. */
export const paymentFields = declareFields(
  {
    model: 'Payment',
    description:
      'Picks payments. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'payments',
    order: [{ field: 'RECEIVED_AT', direction: 'DESC' }],
  },
  FIELDS,
)

function hasInvoice(scope: Scope, paymentId: Sql, where: InvoiceWhere): Sql {
  const link = scope.alias('invoice_payment')
  const invoice = scope.alias('invoice')
  return sql`exists (select 1 from invoice_payment ${raw(link)} join invoice ${raw(invoice)}
      on ${column(invoice, 'organizationId')} = ${scope.organizationId}::uuid
        and ${column(invoice, 'id')} = ${column(link, 'invoiceId')}
    where ${column(link, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(link, 'paymentId')} = ${paymentId} and ${invoiceFields.condition(scope, invoice, where)})`
}
