import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import {
  AgingBucket,
  CollectionMethod,
  InvoiceStatus,
  InvoiceType,
  OutreachChannel,
  PaymentState,
} from './enums.ts'
import { ageDaysOf, agingBucketOf, isOverdue, overdueDaysOf, paymentStateOf, statusOf } from './rules.ts'

export const invoiceById = rowById('Invoice')

/** What everything that depends on today's date is worked out from. */
const DATED = {
  standing: true,
  amountRemaining: true,
  issueDate: true,
  dueDate: true,
  settledOverdueDays: true,
  settledAgeDays: true,
} as const

/** What stands on the invoice itself, or follows from it and today's date. Relations are in `relations.ts`. */
export const Invoice = nodeType('Invoice', {
  description:
    'A demand for payment. Amounts are in its own currency; days are counted in the timezone of the organization.',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    invoiceNumber: t.exposeString('invoiceNumber', {
      nullable: true,
      description:
        'The number the customer sees. Not necessarily unique where invoices come from elsewhere; drafts may have none.',
    }),
    type: t.expose('type', { type: InvoiceType, description: 'Receivable or payable.' }),
    status: t.field({
      type: InvoiceStatus,
      description: 'Where it is in its life, today.',
      select: DATED,
      resolve: (invoice, _arguments, context) =>
        statusOf(invoice, context.calendarOf(invoice.organizationId)),
    }),
    paymentState: t.field({
      type: PaymentState,
      description: 'How much of what was due has been paid, whatever the status.',
      select: { amountDue: true, amountPaid: true },
      resolve: (invoice) => paymentStateOf(invoice),
    }),
    collectionMethod: t.expose('collectionMethod', {
      type: CollectionMethod,
      nullable: true,
      description: 'How the money is to come in.',
    }),
    issueDate: t.expose('issueDate', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it was issued. A front end in another timezone may show another day: `issuedOn` is the day.',
    }),
    dueDate: t.expose('dueDate', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it has to be paid. A front end in another timezone may show another day: `dueOn` is the day.',
    }),
    paidDate: t.expose('paidDate', {
      type: 'DateTime',
      nullable: true,
      description:
        'The paid date as it was given: when it was paid in full or, while something is still owed, when the last payment ' +
        'came in. The amounts decide about the status; `paidOn` is the day.',
    }),
    voidedAt: t.expose('voidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was declared void.',
    }),
    markedUncollectibleAt: t.expose('markedUncollectibleAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was written off.',
    }),
    paymentTermsDays: t.exposeInt('paymentTermsDays', {
      nullable: true,
      description:
        'How many days after its issue it is due, where that was agreed so. A draft has its due date from there.',
    }),
    seriesNumber: t.exposeInt('seriesNumber', {
      nullable: true,
      description: 'Its number within the series, where it was issued here: 42 of `INV-00042`.',
    }),
    periodStart: t.expose('periodStart', {
      type: 'DateTime',
      nullable: true,
      description: 'Start of the time it covers.',
    }),
    periodEnd: t.expose('periodEnd', {
      type: 'DateTime',
      nullable: true,
      description: 'End of the time it covers.',
    }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency of all its amounts.' }),
    overdueDays: t.int({
      nullable: true,
      description:
        "Days past the due date by the organization's calendar; negative before it. Frozen on the day of payment. " +
        'Null without a due date and where nothing is or can be owed: on zero, fully credited and negative invoices, and ' +
        'on DRAFT, APPROVED, SCHEDULED, VOID, CANCELLED and UNCOLLECTIBLE.',
      select: DATED,
      resolve: (invoice, _arguments, context) =>
        overdueDaysOf(invoice, context.calendarOf(invoice.organizationId)),
    }),
    ageDays: t.int({
      nullable: true,
      description:
        "Days since the issue date by the organization's calendar (`age`). Frozen on the day of payment.",
      select: DATED,
      resolve: (invoice, _arguments, context) =>
        ageDaysOf(invoice, context.calendarOf(invoice.organizationId)),
    }),
    agingBucket: t.field({
      type: AgingBucket,
      nullable: true,
      description: 'How long it has been overdue. Null when nothing is owed.',
      select: DATED,
      resolve: (invoice, _arguments, context) =>
        agingBucketOf(invoice, context.calendarOf(invoice.organizationId)),
    }),
    isOverdue: t.boolean({
      description: 'Whether something is owed past the due date. Disputed and partially paid invoices count.',
      select: DATED,
      resolve: (invoice, _arguments, context) =>
        isOverdue(invoice, context.calendarOf(invoice.organizationId)),
    }),
    isInDispute: t.exposeBoolean('isInDispute', { description: 'Whether the customer disputes it.' }),
    promisedToPayDate: t.field({
      type: 'LocalDate',
      nullable: true,
      description: 'The day the customer promised to pay.',
      select: { promisedToPayDate: true },
      resolve: ({ promisedToPayDate }) => promisedToPayDate?.toISOString().slice(0, 10) ?? null,
    }),
    billingEmail: t.exposeString('billingEmail', {
      nullable: true,
      description: 'Where it was sent, as stored.',
    }),
    orderNumber: t.exposeString('orderNumber', { nullable: true, description: "The seller's order number." }),
    purchaseOrderNumber: t.exposeString('purchaseOrderNumber', {
      nullable: true,
      description: "The buyer's purchase order number.",
    }),
    hostedInvoiceUrl: t.exposeString('hostedInvoiceUrl', {
      nullable: true,
      description: 'Where the customer can look at it (`invoice_link`).',
    }),
    paymentPortalUrl: t.exposeString('paymentPortalUrl', {
      nullable: true,
      description: 'Where the customer can pay it (`remote_payment_portal_url`).',
    }),
    remotePdfUrl: t.exposeString('remotePdfUrl', {
      nullable: true,
      description: 'Its PDF in another system.',
    }),
    memo: t.exposeString('memo', {
      nullable: true,
      description: 'A note that the customer sees (`invoice_memo`).',
    }),
    footer: t.exposeString('footer', {
      nullable: true,
      description: 'The text at its foot (`invoice_footer`).',
    }),
    privateNote: t.exposeString('privateNote', {
      nullable: true,
      description: 'A note that only the organization sees.',
    }),
    requiresLineItemSync: t.exposeBoolean('requiresLineItemSync', {
      description: 'Whether its lines have yet to be taken over from the other system.',
    }),
    isIssuedEmailSent: t.exposeBoolean('isIssuedEmailSent', {
      description: 'Whether the customer was told by e-mail that it was issued.',
    }),
    lastOutreachAt: t.expose('lastOutreachAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer was last contacted about it.',
    }),
    lastOutreachChannel: t.expose('lastOutreachChannel', {
      type: OutreachChannel,
      nullable: true,
      description: 'How the customer was last contacted.',
    }),
    lastOutreachTo: t.exposeString('lastOutreachTo', {
      nullable: true,
      description: 'The e-mail address or phone number that was last contacted.',
    }),
    customFields: t.expose('customFields', {
      type: 'JSON',
      nullable: true,
      description: 'Fields of your own.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const { connection: InvoiceConnection, edge: InvoiceEdge } = connectionTypes(
  'Invoice',
  Invoice,
  'invoices',
)

registerTenantNode('Invoice', invoiceById)
