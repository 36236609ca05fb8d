import {
  CurrencyFilter,
  DateTimeFilter,
  IDFilter,
  IntFilter,
  LocalDateFilter,
  MinorUnitsFilter,
  StringFilter,
  UUIDFilter,
} from '../../graph/filter/operators.ts'
import {
  EmailListFilter,
  InvoiceFieldListFilter,
  InvoiceFieldWhereInput,
  InvoiceWhereInput,
  PartyWhereInput,
  UserWhereInput,
} from '../../graph/filter/where.ts'
import { OutreachBlockerFilter } from '../../outreach/eligibility/outreachBlockerFilter.ts'
import {
  AgingBucketFilter,
  CollectionMethodFilter,
  InvoiceStatusFilter,
  InvoiceTypeFilter,
  OutreachChannelFilter,
} from './enums.ts'
import { PromiseStatusFilter } from './promiseStatus.ts'

InvoiceWhereInput.implement({
  description:
    'Picks invoices. Conditions side by side must all hold; `or` and `not` combine them otherwise. Without `type` a ' +
    'list shows receivables. A condition on an absent value does not hold, so `not` of it does.',
  fields: (t) => ({
    and: t.field({ type: [InvoiceWhereInput], description: 'All of these must hold.' }),
    or: t.field({
      type: [InvoiceWhereInput],
      description: 'One of these must hold. Empty: matches nothing.',
    }),
    not: t.field({ type: InvoiceWhereInput, description: 'This must not hold.' }),
    id: t.field({ type: IDFilter, description: 'The global id.' }),
    uid: t.field({ type: UUIDFilter, description: 'The raw UUID.' }),
    invoiceNumber: t.field({ type: StringFilter, description: 'The number the customer sees.' }),
    purchaseOrderNumber: t.field({ type: StringFilter, description: "The buyer's purchase order number." }),
    type: t.field({
      type: InvoiceTypeFilter,
      description: 'Receivable or payable; receivable when left out.',
    }),
    status: t.field({ type: InvoiceStatusFilter, description: 'The status as shown today.' }),
    collectionMethod: t.field({ type: CollectionMethodFilter, description: 'How the money is to come in.' }),
    currency: t.field({ type: CurrencyFilter, description: 'The currency of its amounts.' }),
    partyName: t.field({
      type: StringFilter,
      description:
        'The name of the party. `in` takes whole names, `Acme|Globex` in REST. Ignored where `partyIds` or ' +
        '`partyUids` stands beside it.',
    }),
    partyIds: t.idList({
      description: 'Global ids of parties, at most 250. Takes precedence over `partyName` at the same level.',
    }),
    partyUids: t.field({
      type: ['UUID'],
      description: 'UUIDs of parties, at most 250. Takes precedence over `partyName` at the same level.',
    }),
    party: t.field({ type: PartyWhereInput, description: 'The party must fit. Without a party: no match.' }),
    issueDate: t.field({
      type: DateTimeFilter,
      description: 'The issue date; bounds of `gte` and `lte` included.',
    }),
    dueDate: t.field({
      type: DateTimeFilter,
      description: 'The due date; bounds of `gte` and `lte` included.',
    }),
    paidDate: t.field({
      type: DateTimeFilter,
      description: 'The paid date; bounds of `gte` and `lte` included.',
    }),
    issuedOn: t.field({
      type: LocalDateFilter,
      description: "The day of the issue date in the organization's timezone.",
    }),
    dueOn: t.field({
      type: LocalDateFilter,
      description: "The day of the due date in the organization's timezone.",
    }),
    paidOn: t.field({
      type: LocalDateFilter,
      description: "The day of the paid date in the organization's timezone.",
    }),
    overdueDays: t.field({
      type: IntFilter,
      description:
        "Days past the due date in the organization's timezone, negative before it. Null, so that no number fits, where " +
        'nothing is owed; frozen on PAID. What REST writes `15` is `{eq: 15}`, `1-30` is `{gte: 1, lte: 30}`, `>90` is ' +
        '`{gt: 90}`.',
    }),
    ageDays: t.field({
      type: IntFilter,
      description: "Days since the issue date, in the organization's timezone.",
    }),
    agingBucket: t.field({
      type: AgingBucketFilter,
      description: 'The ageing bucket; only open invoices have one.',
    }),
    isOverdue: t.boolean({
      description: 'Whether something is owed past its due date, whatever the status says.',
    }),
    total: t.field({ type: MinorUnitsFilter, description: 'The total.' }),
    amountDue: t.field({ type: MinorUnitsFilter, description: 'The amount due.' }),
    amountPaid: t.field({ type: MinorUnitsFilter, description: 'The amount paid.' }),
    amountRemaining: t.field({
      type: MinorUnitsFilter,
      description: 'The amount remaining, whatever the status: see `outstanding`.',
    }),
    outstanding: t.field({
      type: MinorUnitsFilter,
      description:
        'What is owed and may be collected. Null on unsent, void, cancelled and written-off invoices: no number fits them.',
    }),
    isInDispute: t.boolean({ description: 'Whether the customer disputes it.' }),
    promisedToPayDate: t.field({
      type: LocalDateFilter,
      description: 'The day the customer promised to pay.',
    }),
    outreachBlocker: t.field({
      type: OutreachBlockerFilter,
      description: 'What keeps an email about it from going out now, as `outreachEligibility` tells.',
    }),
    promiseStatus: t.field({
      type: PromiseStatusFilter,
      description: 'What became of the promise to pay that counts: the current one, else the newest.',
    }),
    assignee: t.field({ type: UserWhereInput, description: 'The person in charge of it.' }),
    fields: t.field({ type: InvoiceFieldListFilter, description: 'Its own fields.' }),
    emails: t.field({ type: EmailListFilter, description: 'The emails about it, in either direction.' }),
    hasBounce: t.boolean({ description: 'Whether an email sent about it bounced at any recipient.' }),
    hasComments: t.boolean({ description: 'Whether it has comments.' }),
    lastOutreachAt: t.field({
      type: DateTimeFilter,
      description: 'When the customer was last contacted about it.',
    }),
    lastOutreachChannel: t.field({
      type: OutreachChannelFilter,
      description: 'How the customer was last contacted.',
    }),
    createdAt: t.field({ type: DateTimeFilter, description: 'When it was first stored.' }),
    updatedAt: t.field({ type: DateTimeFilter, description: 'When it was last changed.' }),
  }),
})

InvoiceFieldWhereInput.implement({
  description: 'Picks fields of an invoice. All given conditions must hold.',
  fields: (t) => ({
    key: t.field({ type: StringFilter, description: 'The key of the field.' }),
    value: t.field({ type: StringFilter, description: 'The value as text: `12`, `true`, `Berlin`.' }),
  }),
})
