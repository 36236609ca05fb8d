import { administratorsAlone } from '../../graph/administratorsAlone.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { assessment } from '../assessment/agentAssessment.ts'
import { LinkedIntegration, linkedIntegrationById } from '../integration/linkedIntegration.ts'
import { knownElsewhere, linksByEntity } from '../integration/type.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { Party, partyById } from '../party/type.ts'
import { PaymentMethod, PaymentStatus } from './enums.ts'
import { unapplied } from './rules.ts'

export const paymentById = rowById('Payment')

type Amounts = { organizationId: string; currency: string }

const money = ({ organizationId, currency }: Amounts, minorUnits: bigint): MoneyValue => ({
  organizationId,
  minorUnits,
  currency,
})

export const Payment = nodeType('Payment', {
  description:
    'Money that came in, or is expected to. What of it is for which invoice is told by its allocations.',
  fields: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'Who paid (`partner_id`). Null while that is not known.',
      ...related(partyById, 'partyId'),
    }),
    amount: t.field({
      type: Money,
      description: 'What came in.',
      select: { amount: true, currency: true },
      resolve: (payment) => money(payment, payment.amount),
    }),
    amountRefunded: t.field({
      type: Money,
      description: 'What of it went back (`amount_refunded`).',
      select: { amountRefunded: true, currency: true },
      resolve: (payment) => money(payment, payment.amountRefunded),
    }),
    amountAllocated: t.field({
      type: Money,
      description: 'What of it is for invoices: the sum of its approved allocations that were not reversed.',
      select: { amountAllocated: true, currency: true },
      resolve: (payment) => money(payment, payment.amountAllocated),
    }),
    amountUnapplied: t.field({
      type: Money,
      description:
        'What of it is for nothing yet: the amount less what went back and what is allocated. Negative where more was ' +
        'allocated than there is.',
      select: { amount: true, amountRefunded: true, amountAllocated: true, currency: true },
      resolve: (payment) => money(payment, unapplied(payment)),
    }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency of its amounts.' }),
    currencyRate: t.expose('currencyRate', {
      type: 'Decimal',
      nullable: true,
      description: 'The exchange rate that came with it (`currency_rate`).',
    }),
    method: t.expose('method', {
      type: PaymentMethod,
      nullable: true,
      description: 'How it was made (`payment_method`).',
    }),
    methodText: t.exposeString('methodText', {
      nullable: true,
      description: 'The word for it where it came from. Null where it is one of ours.',
    }),
    status: t.expose('status', { type: PaymentStatus, description: 'How far it has come.' }),
    statusText: t.exposeString('statusText', {
      nullable: true,
      description: 'The word for it where it came from. Null where it is one of ours.',
    }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'When it came in (`timestamp`).' }),
    initiatedAt: t.expose('initiatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the payer gave the order (`initiated_at`).',
    }),
    expectedAt: t.expose('expectedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is expected (`expected_at`).',
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it says it is for.' }),
    statementDescriptor: t.exposeString('statementDescriptor', {
      nullable: true,
      description: "What stands on the payer's statement (`statement_descriptor`).",
    }),
    referenceNumber: t.exposeString('referenceNumber', {
      nullable: true,
      description: 'The number it is known by (`reference_number`).',
    }),
    receiptUrl: t.exposeString('receiptUrl', {
      nullable: true,
      description: 'Where its receipt is (`receipt_url`).',
    }),
    billingEmail: t.exposeString('billingEmail', {
      nullable: true,
      description: 'Whom its receipt went to (`billing_email`), as stored.',
    }),
    remittanceId: t.exposeString('remittanceId', {
      nullable: true,
      description: 'The advice that came with it (`remittance_id`).',
    }),
    bankTransactionId: t.exposeString('bankTransactionId', {
      nullable: true,
      description: 'The line of the bank statement (`bank_transaction_id`).',
    }),
    payerName: t.exposeString('payerName', {
      nullable: true,
      description: 'Who paid, as the bank statement calls them. Which party that is, is told by `party`.',
    }),
    payerAccount: t.exposeString('payerAccount', {
      nullable: true,
      description: 'The account that it came from, as the bank statement has it: an IBAN or another number.',
    }),
    endToEndId: t.exposeString('endToEndId', {
      nullable: true,
      description: 'The reference that the payer gave it, passed on from bank to bank (EndToEndId).',
    }),
    matchApprover: t.field({
      type: User,
      nullable: true,
      description:
        'Who agreed that it is that line of the bank statement (`transaction_match_approver_id`). Null while nobody did.',
      ...related(memberById, 'matchApproverId'),
    }),
    matchApprovedAt: t.expose('matchApprovedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When that was (`transaction_match_approved_at`).',
    }),
    lastExportedAt: t.expose('lastExportedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last sent to another system (`last_exported_at`).',
    }),
    linkedIntegration: t.field({
      type: LinkedIntegration,
      nullable: true,
      description: 'The connection that it came by (`linked_integration_id`).',
      ...related(linkedIntegrationById, 'linkedIntegrationId'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    stripeSessionId: t.field({
      type: 'String',
      nullable: true,
      ...administratorsAlone('stripeSessionId', 'The checkout at Stripe (`stripe_session_id`).'),
    }),
    finixTransferId: t.field({
      type: 'String',
      nullable: true,
      ...administratorsAlone('finixTransferId', 'The transfer at Finix (`finix_transfer_id`).'),
    }),
    customFields: t.expose('customFields', {
      type: 'JSON',
      nullable: true,
      description: 'Fields of your own (`custom_fields`).',
    }),
    assessment: t.field({
      ...assessment,
      description: 'How sure an agent was of what it is for (`agent_…`). Null when no agent said.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const { connection: PaymentConnection, edge: PaymentEdge } = connectionTypes(
  'Payment',
  Payment,
  'payments',
)

registerTenantNode('Payment', paymentById)
