import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { issueDraft } from '../draft/issueDraft.ts'
import { invoicePayload } from './invoicePayload.ts'
import { lockInvoice } from './lockInvoice.ts'

const InvoiceIssueInput = builder.inputType('InvoiceIssueInput', {
  description: 'A draft to be issued.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the draft.' }),
    issuedOn: t.field({
      type: 'LocalDate',
      description:
        "The day that it is dated: today by the organization's calendar or earlier, else INVALID; in closed books: " +
        'BOOKS_CLOSED. Left out or null: the day that the draft says, else today.',
    }),
    seriesId: t.id({
      description:
        'Global id of the series that its number is taken from. Left out or null: the default one of its kind, which is made ' +
        'with the prefix `INV-`, for credit notes `CN-`, where there is none.',
    }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceIssue', {
  description:
    'Issues a draft: it takes the next number of a series, is dated, owed and ages from then on, and is changed no more. ' +
    'Numbers have no gaps, also where issuing fails or many are issued at once; one that an invoice from elsewhere bears ' +
    'already is passed over. A draft that came with a number keeps it. REQUIRED without a party or lines; IMMUTABLE_STATE ' +
    'when it was issued, or cancelled. Where nothing has to be paid it is PAID at once.',
  input: InvoiceIssueInput,
  payload: (t) => ({ invoice: t.field(invoicePayload('The invoice with its number.')) }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const invoice = await lockInvoice(work, input.invoiceId)
    checkNotStale(invoice, input.expectedUpdatedAt)
    const { issuedOn, seriesId } = input
    const field = { party: 'invoiceId', invoice: 'invoiceId' }
    const { id } = invoice
    return {
      changes: { ...(await issueDraft(work, invoice, { issuedOn, seriesId, field })) },
      result: { id },
      entity: { type: 'Invoice', id },
      announced: [{ kind: 'INVOICE', invoiceIds: [id] }],
    }
  },
})
