import { and, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import {
  addressField,
  enumField,
  flagField,
  idField,
  instantField,
  textField,
  uuidField,
} from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { sortedBy } from '../../graph/field/stored.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { quantify } from '../../graph/filter/condition.ts'
import { StringFilter } from '../../graph/filter/operators.ts'
import { column } from '../../graph/read/table.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { InvoiceListFilter } from '../../ledger/invoice/ofParty.ts'
import { hasParty, partyFields } from '../../ledger/party/fields.ts'
import {
  BounceReasonFilter,
  DeliveryStatusFilter,
  DirectionFilter,
  EmailReasonFilter,
  EmailStatusFilter,
} from './enums.ts'
import { InitiatorWhere, isInitiator } from './initiatorWhere.ts'
import { hasInvoice } from './invoiceLink.ts'

const FIELDS = {
  id: idField({ description: 'The global id.' }),
  uid: uuidField({ description: 'The raw UUID.', column: 'id' }),
  direction: enumField({ type: DirectionFilter, description: 'To or from the customer.' }),
  status: enumField({ type: EmailStatusFilter, description: 'How far the sender has come.' }),
  timelineAt: sortedBy('timestamptz', {
    column: 'timelineAt',
    sort: { TIMELINE_AT: 'When it was sent, else is planned, else was written: the order of the timeline.' },
  }),
  deliveryStatus: enumField({
    type: DeliveryStatusFilter,
    description: 'What became of it.',
    sort: { DELIVERY_STATUS: 'What became of it, in the order of the values of `DeliveryStatus`.' },
  }),
  reason: enumField({ type: EmailReasonFilter, description: 'What it was for.' }),
  bounceReason: enumField({ type: BounceReasonFilter, description: 'Why it first bounced.' }),
  sentAt: instantField({ description: 'When it was sent.', sort: { SENT_AT: 'When it was sent.' } }),
  plannedSendAt: instantField({
    description: 'When it is to be sent.',
    sort: { PLANNED_SEND_AT: 'When it is to be sent.' },
  }),
  openedAt: instantField({ description: 'When it was first opened.' }),
  clickedAt: instantField({ description: 'When a link in it was first clicked.' }),
  bouncedAt: instantField({ description: 'When it first bounced.' }),
  createdAt: instantField({
    description: 'When it was written.',
    sort: { CREATED_AT: 'When it was written.' },
  }),
  subject: textField({ description: 'The subject.', sort: { SUBJECT: 'The subject.' } }),
  fromEmail: addressField({ description: 'The sender address.' }),
  recipient: particular({
    type: StringFilter,
    description: 'The address of any recipient, copies included.',
    condition: ({ scope, alias, name }, filter) => [
      hasRecipient(scope, column(alias, 'id'), compareAddress(name, sql`r.address`, filter)),
    ],
  }),
  initiator: particular({
    type: InitiatorWhere,
    description: 'Who started it.',
    condition: ({ scope, alias }, initiator) => [isInitiator(scope, alias, initiator)],
  }),
  isBounced: flagField({ description: 'Whether it bounced at any recipient.' }),
  isAutomated: flagField({ description: 'Whether nobody pressed a button.' }),
  invoice: particular({
    type: invoiceFields.where,
    description: 'At least one invoice it is about must fit.',
    condition: ({ scope, alias }, invoice) => [hasInvoice(scope, column(alias, 'id'), invoice, false)],
  }),
  invoices: particular({
    type: InvoiceListFilter,
    description: 'The invoices it is about, of either type.',
    condition: ({ scope, alias }, filter) =>
      quantify(filter, (invoice, isNegated) => hasInvoice(scope, column(alias, 'id'), invoice, isNegated)),
  }),
  party: particular({
    type: partyFields.where,
    description: 'The party it was exchanged with.',
    condition: ({ scope, alias }, party) => [hasParty(scope, column(alias, 'partyId'), party)],
  }),
}

export type EmailWhere = WhereOf<typeof FIELDS>

/** What emails can be filtered and sorted by. */
export const emailFields = declareFields(
  {
    model: 'Email',
    description:
      'Picks emails. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'emails',
    order: [{ field: 'TIMELINE_AT', direction: 'DESC' }],
  },
  FIELDS,
)

function hasRecipient(scope: Scope, emailId: Sql, conditions: Sql[]): Sql {
  return sql`exists (select 1 from email_recipient r where r.organization_id = ${scope.organizationId}::uuid
    and r.email_id = ${emailId} and ${and(conditions)})`
}
