import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { checkBooksOpen } from '../../organization/closedBooks.ts'
import { OPEN_STANDINGS } from '../rules.ts'
import { invoicePayload } from './invoicePayload.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'
import { settleStanding } from './settleStanding.ts'

const InvoiceMarkUncollectibleInput = builder.inputType('InvoiceMarkUncollectibleInput', {
  description: 'An invoice that will not be paid.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    note: t.string({ description: `Why, for the audit log; at most ${LONGEST_NOTE} characters.` }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceMarkUncollectible', {
  description:
    'Marks an invoice that nobody expects to be paid any more: from now on it is no receivable, and nothing of it is collected. ' +
    '`amountRemaining` keeps what was not paid; `invoiceWriteOff` gives amounts up, with a reason. IMMUTABLE_STATE where ' +
    'nothing is owed.',
  input: InvoiceMarkUncollectibleInput,
  payload: (t) => ({ invoice: t.field(invoicePayload('The invoice, UNCOLLECTIBLE.')) }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const invoice = await lockInvoice(work, input.invoiceId)
    checkNotStale(invoice, input.expectedUpdatedAt)
    const note = optionalText(input.note, 'note', LONGEST_NOTE)
    const { standing, amountRemaining } = invoice
    if (amountRemaining <= 0n || !OPEN_STANDINGS.some((open) => open === standing)) {
      const message = `Nothing is owed on the invoice: it is ${standing.toLowerCase()}.`
      throw refusal('IMMUTABLE_STATE', 'invoiceId', message)
    }
    await checkBooksOpen(work, work.now, 'invoiceId')
    return settleStanding(work, invoice, { patch: { markedUncollectibleAt: work.now }, note })
  },
})
