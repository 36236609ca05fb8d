import type * as client from '../../../prisma/generated/client/client.ts'
import type { Sql } from '../../database/sql.ts'
import type { PromiseStatus } from '../../ledger/invoice/promiseRules.ts'
import type { AgingBucket, InvoiceStatus } from '../../ledger/invoice/rules.ts'
import type { OutreachTime } from '../../outreach/eligibility/moment.ts'
import type { OutreachBlocker } from '../../outreach/eligibility/outreachBlocker.ts'
import { builder } from '../builder.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type {
  CurrencyFilter,
  DateTimeFilter,
  IDFilter,
  IntFilter,
  LocalDateFilter,
  Maybe,
  MinorUnitsFilter,
  StringFilter,
  UUIDFilter,
} from './operators.ts'

/**
 * The where inputs speak of each other (an invoice by its emails, an email by its invoices), so their shapes
 * stand together here and each domain implements its own.
 */

type Values<I extends { $inferInput: unknown }> = Maybe<I['$inferInput']>

export type EnumComparison<V> = {
  eq?: Maybe<V>
  ne?: Maybe<V>
  in?: Maybe<readonly V[]>
  notIn?: Maybe<readonly V[]>
  isNull?: Maybe<boolean>
}

export type ListFilter<W> = { some?: Maybe<W>; none?: Maybe<W>; every?: Maybe<W> }

type Combined<W> = { and?: Maybe<readonly W[]>; or?: Maybe<readonly W[]>; not?: Maybe<W> }

export interface UserWhere {
  id?: Maybe<string>
  uid?: Maybe<string>
  email?: Values<typeof StringFilter>
  name?: Values<typeof StringFilter>
}

export interface InvoiceFieldWhere {
  key?: Values<typeof StringFilter>
  value?: Values<typeof StringFilter>
}

export interface PartyWhere extends Combined<PartyWhere> {
  id?: Values<typeof IDFilter>
  uid?: Values<typeof UUIDFilter>
  name?: Values<typeof StringFilter>
  email?: Values<typeof StringFilter>
  contactEmail?: Values<typeof StringFilter>
  accountNumber?: Values<typeof StringFilter>
  country?: Values<typeof StringFilter>
  isActive?: Maybe<boolean>
  isCompany?: Maybe<boolean>
  isEmailOutreachPaused?: Maybe<boolean>
  isCallOutreachPaused?: Maybe<boolean>
  assignee?: Maybe<UserWhere>
  invoices?: Maybe<ListFilter<InvoiceWhere>>
  createdAt?: Values<typeof DateTimeFilter>
  updatedAt?: Values<typeof DateTimeFilter>
}

export interface InvoiceWhere extends Combined<InvoiceWhere> {
  id?: Values<typeof IDFilter>
  uid?: Values<typeof UUIDFilter>
  invoiceNumber?: Values<typeof StringFilter>
  purchaseOrderNumber?: Values<typeof StringFilter>
  type?: Maybe<EnumComparison<client.InvoiceType>>
  status?: Maybe<EnumComparison<InvoiceStatus>>
  collectionMethod?: Maybe<EnumComparison<client.CollectionMethod>>
  currency?: Values<typeof CurrencyFilter>
  partyName?: Values<typeof StringFilter>
  partyIds?: Maybe<readonly string[]>
  partyUids?: Maybe<readonly string[]>
  party?: Maybe<PartyWhere>
  issueDate?: Values<typeof DateTimeFilter>
  dueDate?: Values<typeof DateTimeFilter>
  paidDate?: Values<typeof DateTimeFilter>
  issuedOn?: Values<typeof LocalDateFilter>
  dueOn?: Values<typeof LocalDateFilter>
  paidOn?: Values<typeof LocalDateFilter>
  overdueDays?: Values<typeof IntFilter>
  ageDays?: Values<typeof IntFilter>
  agingBucket?: Maybe<EnumComparison<AgingBucket>>
  isOverdue?: Maybe<boolean>
  total?: Values<typeof MinorUnitsFilter>
  amountDue?: Values<typeof MinorUnitsFilter>
  amountPaid?: Values<typeof MinorUnitsFilter>
  amountRemaining?: Values<typeof MinorUnitsFilter>
  outstanding?: Values<typeof MinorUnitsFilter>
  isInDispute?: Maybe<boolean>
  promisedToPayDate?: Values<typeof LocalDateFilter>
  outreachBlocker?: Maybe<EnumComparison<OutreachBlocker>>
  promiseStatus?: Maybe<EnumComparison<PromiseStatus>>
  assignee?: Maybe<UserWhere>
  fields?: Maybe<ListFilter<InvoiceFieldWhere>>
  emails?: Maybe<ListFilter<EmailWhere>>
  hasBounce?: Maybe<boolean>
  hasComments?: Maybe<boolean>
  lastOutreachAt?: Values<typeof DateTimeFilter>
  lastOutreachChannel?: Maybe<EnumComparison<client.OutreachChannel>>
  createdAt?: Values<typeof DateTimeFilter>
  updatedAt?: Values<typeof DateTimeFilter>
}

export interface InitiatorWhere {
  type?: Maybe<EnumComparison<client.InitiatorType>>
  userId?: Maybe<string>
  agentId?: Maybe<string>
}

export interface EmailWhere extends Combined<EmailWhere> {
  id?: Values<typeof IDFilter>
  uid?: Values<typeof UUIDFilter>
  direction?: Maybe<EnumComparison<client.Direction>>
  status?: Maybe<EnumComparison<client.EmailStatus>>
  deliveryStatus?: Maybe<EnumComparison<client.DeliveryStatus>>
  reason?: Maybe<EnumComparison<client.EmailReason>>
  bounceReason?: Maybe<EnumComparison<client.BounceReason>>
  subject?: Values<typeof StringFilter>
  fromEmail?: Values<typeof StringFilter>
  recipient?: Values<typeof StringFilter>
  initiator?: Maybe<InitiatorWhere>
  isBounced?: Maybe<boolean>
  isAutomated?: Maybe<boolean>
  sentAt?: Values<typeof DateTimeFilter>
  plannedSendAt?: Values<typeof DateTimeFilter>
  openedAt?: Values<typeof DateTimeFilter>
  clickedAt?: Values<typeof DateTimeFilter>
  bouncedAt?: Values<typeof DateTimeFilter>
  invoice?: Maybe<InvoiceWhere>
  invoices?: Maybe<ListFilter<InvoiceWhere>>
  party?: Maybe<PartyWhere>
  createdAt?: Values<typeof DateTimeFilter>
}

export const UserWhereInput = builder.inputRef<UserWhere>('UserWhere')
export const InvoiceFieldWhereInput = builder.inputRef<InvoiceFieldWhere>('InvoiceFieldWhere')
export const PartyWhereInput = builder.inputRef<PartyWhere>('PartyWhere')
export const InvoiceWhereInput = builder.inputRef<InvoiceWhere>('InvoiceWhere')
export const EmailWhereInput = builder.inputRef<EmailWhere>('EmailWhere')

export const InvoiceListFilter = builder.inputRef<ListFilter<InvoiceWhere>>('InvoiceListFilter')
InvoiceListFilter.implement({
  description: 'Picks rows by their invoices. One invoice must satisfy all conditions given together.',
  fields: (t) => ({
    some: t.field({ type: InvoiceWhereInput, description: 'At least one invoice fits.' }),
    none: t.field({ type: InvoiceWhereInput, description: 'No invoice fits.' }),
    every: t.field({ type: InvoiceWhereInput, description: 'All invoices fit; true when there is none.' }),
  }),
})

export const EmailListFilter = builder.inputRef<ListFilter<EmailWhere>>('EmailListFilter')
EmailListFilter.implement({
  description: 'Picks rows by their emails. One email must satisfy all conditions given together.',
  fields: (t) => ({
    some: t.field({ type: EmailWhereInput, description: 'At least one email fits.' }),
    none: t.field({ type: EmailWhereInput, description: 'No email fits.' }),
    every: t.field({ type: EmailWhereInput, description: 'All emails fit; true when there is none.' }),
  }),
})

export const InvoiceFieldListFilter =
  builder.inputRef<ListFilter<InvoiceFieldWhere>>('InvoiceFieldListFilter')
InvoiceFieldListFilter.implement({
  description: 'Picks invoices by their own fields. One field must satisfy all conditions given together.',
  fields: (t) => ({
    some: t.field({ type: InvoiceFieldWhereInput, description: 'At least one field fits.' }),
    none: t.field({ type: InvoiceFieldWhereInput, description: 'No field fits.' }),
    every: t.field({ type: InvoiceFieldWhereInput, description: 'All fields fit; true when there is none.' }),
  }),
})

/** Compiles a where input into a condition on the table alias. */
type Compile<W> = (scope: FilterScope, alias: string, where: W) => Sql

export type FilterScope = {
  organizationId: string
  calendar: Calendar
  /** By what `outreachBlocker` is judged: always the moment of the request, whatever page of the list is read. */
  outreach: OutreachTime
  /** A name that no other table of the statement has. */
  alias(table: string): string
  invoice: Compile<InvoiceWhere>
  party: Compile<PartyWhere>
  email: Compile<EmailWhere>
}
