import type { Invoice as InvoiceRow } from '../../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdgeBelow } from '../../../graph/mutation/createdEdge.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { Dispute, disputeById } from '../dispute.ts'
import { DisputeEdge, disputesOfInvoice } from '../disputeConnection.ts'
import { DisputeReason, StatementSource } from '../disputeEnums.ts'
import { MoneyInput } from '../moneyInput.ts'
import { partOfRemaining } from '../partOfRemaining.ts'
import { derivedColumns, OPEN_STANDINGS } from '../rules.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'
import { statementSource } from './statementSource.ts'

const InvoiceDisputeOpenInput = builder.inputType('InvoiceDisputeOpenInput', {
  description: 'A dispute to be recorded.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    reason: t.field({ type: DisputeReason, required: true, description: 'What the customer says is wrong.' }),
    source: t.field({
      type: StatementSource,
      defaultValue: 'TEAM',
      description: 'Who says so. IMPORT, which is for what imports bring, is INVALID.',
    }),
    note: t.string({ description: `In words, for the team; at most ${LONGEST_NOTE} characters.` }),
    amount: t.field({
      type: MoneyInput,
      description: "The amount in dispute, in the invoice's currency. Left out: all that is owed.",
    }),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceDisputeOpen', {
  description:
    'Records that the customer disputes an invoice. From then on it shows DISPUTED and is not chased, but it still ages.',
  input: InvoiceDisputeOpenInput,
  payload: (t) => ({
    dispute: t.field({
      type: Dispute,
      nullable: true,
      description: 'The dispute, opened by you.',
      resolve: changedRow(disputeById),
    }),
    disputeEdge: t.field({
      type: DisputeEdge,
      nullable: true,
      description: 'The dispute as an edge of `Invoice.disputesConnection`.',
      resolve: createdEdgeBelow(disputesOfInvoice, disputeById),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { tx, organizationId, viewer, calendar, now } = work
    const { reason } = input
    const invoice = await lockInvoice(work, input.invoiceId)
    checkState(invoice)
    const amount = partOfRemaining(input.amount, invoice)
    const note = optionalText(input.note, 'note', LONGEST_NOTE)
    const id = uuidv7()
    const source = statementSource(input.source, 'TEAM')
    const opened = { openedById: viewer.userId, openedAt: now }
    await tx.dispute.create({
      data: { organizationId, id, invoiceId: invoice.id, reason, source, note, amount, ...opened },
    })
    const disputed = { ...invoice, isInDispute: true }
    await tx.invoice.update({
      where: { organizationId_id: { organizationId, id: invoice.id } },
      data: { isInDispute: true, ...derivedColumns(disputed, calendar.timezone), updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'Dispute', id },
      changes: { invoiceId: invoice.id, reason, amount: amount === null ? null : String(amount) },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoice.id] }],
    }
  },
})

function checkState({ isInDispute, standing }: InvoiceRow): void {
  if (isInDispute) {
    throw refusal(
      'ALREADY_DISPUTED',
      'invoiceId',
      'The invoice is disputed already: resolve that dispute first.',
    )
  }
  if (!OPEN_STANDINGS.some((open) => open === standing)) {
    const message = `The invoice is ${standing.toLowerCase()}: only one that is sent and not settled can be disputed.`
    throw refusal('IMMUTABLE_STATE', 'invoiceId', message)
  }
}
