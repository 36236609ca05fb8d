import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { Dispute, disputeById } from '../dispute.ts'
import { DisputeResolution } from '../disputeEnums.ts'
import { derivedColumns } from '../rules.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'

const InvoiceDisputeResolveInput = builder.inputType('InvoiceDisputeResolveInput', {
  description: 'How the dispute about an invoice ended.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    resolution: t.field({ type: DisputeResolution, required: true, description: 'How it ended.' }),
    note: t.string({ description: `The same in words, at most ${LONGEST_NOTE} characters.` }),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceDisputeResolve', {
  description: 'Ends the open dispute about an invoice. What is owed on it may be chased again.',
  input: InvoiceDisputeResolveInput,
  payload: (t) => ({
    dispute: t.field({
      type: Dispute,
      nullable: true,
      description: 'The dispute, resolved by you.',
      resolve: changedRow(disputeById),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { tx, organizationId, viewer, calendar, now } = work
    const { resolution } = input
    const invoice = await lockInvoice(work, input.invoiceId)
    const invoiceId = invoice.id
    const dispute = await tx.dispute.findFirst({ where: { organizationId, invoiceId, resolvedAt: null } })
    if (dispute === null) {
      throw refusal('IMMUTABLE_STATE', 'invoiceId', 'The invoice has no dispute that could be resolved.')
    }
    const { id } = dispute
    // Before the invoice: the database resolves whatever is still open when an invoice ceases to be disputed.
    await tx.dispute.update({
      where: { organizationId_id: { organizationId, id } },
      data: {
        resolution,
        resolutionNote: optionalText(input.note, 'note', LONGEST_NOTE),
        resolvedById: viewer.userId,
        resolvedAt: now,
      },
    })
    const settled = { ...invoice, isInDispute: false }
    await tx.invoice.update({
      where: { organizationId_id: { organizationId, id: invoiceId } },
      data: { isInDispute: false, ...derivedColumns(settled, calendar.timezone), updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'Dispute', id },
      changes: { invoiceId, resolution },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoiceId] }],
    }
  },
})
