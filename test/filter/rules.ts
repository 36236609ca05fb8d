import {
  anyOf,
  flag,
  many,
  oneOf,
  type Rules,
  related,
  same,
  several,
  some,
  unlessGiven,
  value,
} from './evaluate.ts'
import { localDay } from './localDay.ts'
import { asInstant, asNumber, asText, asUuid, asWritten } from './operators.ts'
import type { EmailRow, FieldRow, InitiatorRow, InvoiceRow, PartyRow, UserRow } from './rows.ts'

/** What every field of every where input means, in the words of its description. */

export const USER: Rules<UserRow> = {
  id: same((user) => user.id),
  uid: same((user) => user.uid, asUuid),
  email: value((user) => user.email, asText),
  name: value(({ givenName, familyName }) => nameOf(givenName, familyName), asText),
}

/** Given and family name, joined by a space; a person without either has no name. */
function nameOf(...names: (string | null)[]): string | null {
  return names.filter((name) => name !== null).join(' ') || null
}

export const FIELD: Rules<FieldRow> = {
  key: value((field) => field.key, asText),
  value: value((field) => (field.value === null ? null : String(field.value)), asText),
}

export const INITIATOR: Rules<InitiatorRow> = {
  type: value((initiator) => initiator.kind, asWritten),
  userId: same((initiator) => (initiator.kind === 'USER' ? initiator.id : null)),
  agentId: same((initiator) => (initiator.kind === 'AGENT' ? initiator.id : null)),
}

export const PARTY: Rules<PartyRow> = {
  id: value((party) => party.id, asWritten),
  uid: value((party) => party.uid, asUuid),
  name: value((party) => party.name, asText),
  email: value((party) => party.email, asText),
  contactEmail: anyOf((party) => party.contacts.nodes.map(({ email }) => email), asText),
  accountNumber: value((party) => party.accountNumber, asText),
  country: value((party) => party.billingAddress?.country, asText),
  isActive: flag((party) => party.isActive),
  isCompany: flag((party) => party.isCompany),
  isEmailOutreachPaused: flag((party) => party.isEmailOutreachPaused),
  isCallOutreachPaused: flag((party) => party.isCallOutreachPaused),
  assignee: related(
    (party) => party.assignee,
    () => USER,
  ),
  invoices: many(
    (party) => party.invoices,
    () => INVOICE,
  ),
  createdAt: value((party) => party.createdAt, asInstant),
  updatedAt: value((party) => party.updatedAt, asInstant),
}

export const EMAIL: Rules<EmailRow> = {
  id: value((email) => email.id, asWritten),
  uid: value((email) => email.uid, asUuid),
  direction: value((email) => email.direction, asWritten),
  status: value((email) => email.status, asWritten),
  deliveryStatus: value((email) => email.deliveryStatus, asWritten),
  reason: value((email) => email.reason, asWritten),
  bounceReason: value((email) => email.bounceReason, asWritten),
  subject: value((email) => email.subject, asText),
  fromEmail: value((email) => email.fromEmail, asText),
  recipient: anyOf((email) => email.recipients.map(({ address }) => address), asText),
  initiator: related(
    (email) => email.initiator,
    () => INITIATOR,
  ),
  isBounced: flag((email) => email.isBounced),
  isAutomated: flag((email) => email.isAutomated),
  sentAt: value((email) => email.sentAt, asInstant),
  plannedSendAt: value((email) => email.plannedSendAt, asInstant),
  openedAt: value((email) => email.openedAt, asInstant),
  clickedAt: value((email) => email.clickedAt, asInstant),
  bouncedAt: value((email) => email.bouncedAt, asInstant),
  invoice: some(
    (email) => email.invoices,
    () => INVOICE,
  ),
  invoices: many(
    (email) => email.invoices,
    () => INVOICE,
  ),
  party: related(
    (email) => email.party,
    () => PARTY,
  ),
  createdAt: value((email) => email.createdAt, asInstant),
}

const dayOf = (instant: string | null) => (instant === null ? null : localDay(instant))

export const INVOICE: Rules<InvoiceRow> = {
  id: value((invoice) => invoice.id, asWritten),
  uid: value((invoice) => invoice.uid, asUuid),
  invoiceNumber: value((invoice) => invoice.invoiceNumber, asText),
  purchaseOrderNumber: value((invoice) => invoice.purchaseOrderNumber, asText),
  type: value((invoice) => invoice.type, asWritten),
  status: value((invoice) => invoice.status, asWritten),
  collectionMethod: value((invoice) => invoice.collectionMethod, asWritten),
  currency: value((invoice) => invoice.currency, asWritten),
  // Named parties win over a party name at the same level of a filter, and only there.
  partyName: unlessGiven(
    ['partyIds', 'partyUids'],
    value((invoice) => invoice.party?.name, asText),
  ),
  partyIds: oneOf((invoice) => invoice.party?.id, asWritten),
  partyUids: oneOf((invoice) => invoice.party?.uid),
  party: related(
    (invoice) => invoice.party,
    () => PARTY,
  ),
  issueDate: value((invoice) => invoice.issueDate, asInstant),
  dueDate: value((invoice) => invoice.dueDate, asInstant),
  paidDate: value((invoice) => invoice.paidDate, asInstant),
  issuedOn: value((invoice) => dayOf(invoice.issueDate), asWritten),
  dueOn: value((invoice) => dayOf(invoice.dueDate), asWritten),
  paidOn: value((invoice) => dayOf(invoice.paidDate), asWritten),
  overdueDays: value((invoice) => invoice.overdueDays, asNumber),
  ageDays: value((invoice) => invoice.ageDays, asNumber),
  agingBucket: value((invoice) => invoice.agingBucket, asWritten),
  isOverdue: flag((invoice) => invoice.isOverdue),
  total: value((invoice) => invoice.total.minorUnits, asNumber),
  amountDue: value((invoice) => invoice.amountDue.minorUnits, asNumber),
  amountPaid: value((invoice) => invoice.amountPaid.minorUnits, asNumber),
  amountRemaining: value((invoice) => invoice.amountRemaining.minorUnits, asNumber),
  outstanding: value((invoice) => invoice.outstanding?.minorUnits, asNumber),
  isInDispute: flag((invoice) => invoice.isInDispute),
  promisedToPayDate: value((invoice) => invoice.promisedToPayDate, asWritten),
  outreachBlocker: several(({ outreachEligibility }) =>
    outreachEligibility.email.blockers.map(({ code }) => code),
  ),
  promiseStatus: value(({ promise, promises }) => (promise ?? promises[0])?.status, asWritten),
  assignee: related(
    (invoice) => invoice.assignee,
    () => USER,
  ),
  fields: many(
    (invoice) => invoice.fields,
    () => FIELD,
  ),
  emails: many(
    (invoice) => invoice.emails,
    () => EMAIL,
  ),
  hasBounce: flag((invoice) => invoice.emails.some((e) => e.direction === 'OUTBOUND' && e.isBounced)),
  hasComments: flag((invoice) => invoice.hasComments),
  lastOutreachAt: value((invoice) => invoice.lastOutreachAt, asInstant),
  lastOutreachChannel: value((invoice) => invoice.lastOutreachChannel, asWritten),
  createdAt: value((invoice) => invoice.createdAt, asInstant),
  updatedAt: value((invoice) => invoice.updatedAt, asInstant),
}
