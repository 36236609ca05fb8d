import { builder } from '../../graph/builder.ts'
import { DateTimeFilter, IDFilter, StringFilter, UUIDFilter } from '../../graph/filter/operators.ts'
import {
  EmailWhereInput,
  InvoiceListFilter,
  InvoiceWhereInput,
  PartyWhereInput,
} from '../../graph/filter/where.ts'
import {
  BounceReasonFilter,
  DeliveryStatusFilter,
  DirectionFilter,
  EmailReasonFilter,
  EmailStatusFilter,
  InitiatorTypeFilter,
} from './enums.ts'

const InitiatorWhere = builder.inputType('InitiatorWhere', {
  description: 'Picks emails by who started them. All given conditions must hold.',
  fields: (t) => ({
    type: t.field({ type: InitiatorTypeFilter, description: 'Person, agent or system.' }),
    userId: t.id({ description: 'Global id of the person.' }),
    agentId: t.id({ description: 'Global id of the agent.' }),
  }),
})

EmailWhereInput.implement({
  description: 'Picks emails. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
  fields: (t) => ({
    and: t.field({ type: [EmailWhereInput], description: 'All of these must hold.' }),
    or: t.field({ type: [EmailWhereInput], description: 'One of these must hold. Empty: matches nothing.' }),
    not: t.field({ type: EmailWhereInput, description: 'This must not hold.' }),
    id: t.field({ type: IDFilter, description: 'The global id.' }),
    uid: t.field({ type: UUIDFilter, description: 'The raw UUID.' }),
    direction: t.field({ type: DirectionFilter, description: 'To or from the customer.' }),
    status: t.field({ type: EmailStatusFilter, description: 'How far the sender has come.' }),
    deliveryStatus: t.field({ type: DeliveryStatusFilter, description: 'What became of it.' }),
    reason: t.field({ type: EmailReasonFilter, description: 'What it was for.' }),
    bounceReason: t.field({ type: BounceReasonFilter, description: 'Why it first bounced.' }),
    subject: t.field({ type: StringFilter, description: 'The subject.' }),
    fromEmail: t.field({ type: StringFilter, description: 'The sender address.' }),
    recipient: t.field({ type: StringFilter, description: 'The address of any recipient, copies included.' }),
    initiator: t.field({ type: InitiatorWhere, description: 'Who started it.' }),
    isBounced: t.boolean({ description: 'Whether it bounced at any recipient.' }),
    isAutomated: t.boolean({ description: 'Whether nobody pressed a button.' }),
    sentAt: t.field({ type: DateTimeFilter, description: 'When it was sent.' }),
    plannedSendAt: t.field({ type: DateTimeFilter, description: 'When it is to be sent.' }),
    openedAt: t.field({ type: DateTimeFilter, description: 'When it was first opened.' }),
    clickedAt: t.field({ type: DateTimeFilter, description: 'When a link in it was first clicked.' }),
    bouncedAt: t.field({ type: DateTimeFilter, description: 'When it first bounced.' }),
    invoice: t.field({ type: InvoiceWhereInput, description: 'At least one invoice it is about must fit.' }),
    invoices: t.field({ type: InvoiceListFilter, description: 'The invoices it is about, of either type.' }),
    party: t.field({ type: PartyWhereInput, description: 'The party it was exchanged with.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'When it was written.' }),
  }),
})
