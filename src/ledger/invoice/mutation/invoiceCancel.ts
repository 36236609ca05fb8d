import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { isDraft } from '../draft/issueDraft.ts'
import { invoicePayload } from './invoicePayload.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'
import { settleStanding } from './settleStanding.ts'

const InvoiceCancelInput = builder.inputType('InvoiceCancelInput', {
  description: 'A draft that is not to be issued.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the draft.' }),
    note: t.string({ description: `Why, for the audit log; at most ${LONGEST_NOTE} characters.` }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceCancel', {
  description:
    'Ends a draft, or what is approved or scheduled, that is not to be issued after all. It takes no number. IMMUTABLE_STATE on ' +
    'everything else: what was issued is made void.',
  input: InvoiceCancelInput,
  payload: (t) => ({ invoice: t.field(invoicePayload('The invoice, CANCELLED.')) }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const invoice = await lockInvoice(work, input.invoiceId)
    checkNotStale(invoice, input.expectedUpdatedAt)
    const note = optionalText(input.note, 'note', LONGEST_NOTE)
    if (!isDraft(invoice)) {
      const message = `The invoice is ${invoice.standing.toLowerCase()}: only what was not issued yet can be cancelled.`
      throw refusal('IMMUTABLE_STATE', 'invoiceId', message)
    }
    const patch = { workflowStatus: 'CANCELLED' as const, cancelledAt: work.now }
    return settleStanding(work, invoice, { patch, note })
  },
})
