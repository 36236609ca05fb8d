import { nothing, raw, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { Money, moneyOf } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { oneBy, rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { column } from '../../graph/read/table.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { DisputeReason, DisputeResolution, StatementSource } from './disputeEnums.ts'
import { invoiceOfRow } from './invoiceOfRow.ts'
import { Invoice, invoiceById } from './type.ts'

export const disputeById = rowById('Dispute')
const disputesByInvoice = rowsByParent('Dispute', 'invoiceId', ['openedAt desc', 'id desc'])

/** The database keeps at most one of each invoice. */
const openDispute = oneBy({
  name: 'open Dispute by invoiceId',
  model: 'Dispute',
  source: (alias, organizationId) => ({
    tables: sql`dispute ${raw(alias)}`,
    tenant: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid
      and ${column(alias, 'resolvedAt')} is null`,
    key: column(alias, 'invoiceId'),
    order: nothing,
  }),
})

const currencyOf = looksAt(invoiceById, 'invoiceId', ['currency'])

export const Dispute = nodeType('Dispute', {
  description:
    'What a customer says is wrong with an invoice. While one is open the invoice is not chased, but it still ages.',
  fields: (t) => ({
    invoice: t.field({ type: Invoice, description: 'The invoice it is about.', ...invoiceOfRow }),
    reason: t.expose('reason', { type: DisputeReason, description: 'What the customer says is wrong.' }),
    source: t.expose('source', { type: StatementSource, description: 'Who says so.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'In words, for the team. Null when nothing was noted.',
    }),
    amount: t.field({
      type: Money,
      nullable: true,
      description: 'The amount in dispute. Null: all that is owed.',
      select: { amount: true, invoiceId: true },
      extensions: reads({ relations: [currencyOf.relation] }),
      resolve: (dispute, _arguments, context) =>
        whenRead(currencyOf.of(context, dispute), (invoice) =>
          moneyOf(dispute, dispute.amount, invoice?.currency),
        ),
    }),
    openedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who recorded it. Null where an import did.',
      ...related(memberById, 'openedById'),
    }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When it was recorded.' }),
    resolution: t.expose('resolution', {
      type: DisputeResolution,
      nullable: true,
      description: 'How it ended. Null while it is open.',
    }),
    resolutionNote: t.exposeString('resolutionNote', {
      nullable: true,
      description: 'How it ended, in words. Null while it is open, and when nothing was noted.',
    }),
    resolvedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who resolved it. Null while it is open, and where an import did.',
      ...related(memberById, 'resolvedById'),
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended. Null while it is open.',
    }),
    isResolved: t.boolean({
      description: 'Whether it has ended.',
      select: { resolvedAt: true },
      resolve: ({ resolvedAt }) => resolvedAt !== null,
    }),
  }),
})

registerTenantNode('Dispute', disputeById)

builder.prismaObjectFields(Invoice, (t) => ({
  disputes: t.field({
    type: [Dispute],
    description: 'All disputes there ever were about it, newest first.',
    ...related(disputesByInvoice, 'id'),
  }),
  dispute: t.field({
    type: Dispute,
    nullable: true,
    description: 'The dispute that is not resolved. Null when there is none.',
    ...related(openDispute, 'id'),
  }),
}))
