import type { Invoice } from '../../../../prisma/generated/client/client.ts'
import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { checkBooksOpen } from '../../organization/closedBooks.ts'
import { isDraft } from '../draft/issueDraft.ts'
import { invoicePayload } from './invoicePayload.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'
import { settleStanding } from './settleStanding.ts'

const InvoiceVoidInput = builder.inputType('InvoiceVoidInput', {
  description: 'An invoice that is to be void.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    note: t.string({ description: `Why, for the audit log; at most ${LONGEST_NOTE} characters.` }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceVoid', {
  description:
    'Declares an invoice void that was issued by mistake, from now on: nothing is owed on it any more, and its number stays ' +
    'taken. IMMUTABLE_STATE on a draft, which is cancelled, on a credit note, on what is void already, and where money or ' +
    'credit was applied to it, which has to be taken back first.',
  input: InvoiceVoidInput,
  payload: (t) => ({ invoice: t.field(invoicePayload('The invoice, VOID.')) }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const invoice = await lockInvoice(work, input.invoiceId)
    checkNotStale(invoice, input.expectedUpdatedAt)
    const note = optionalText(input.note, 'note', LONGEST_NOTE)
    checkVoidable(invoice)
    await checkNothingApplied(work, invoice)
    await checkBooksOpen(work, work.now, 'invoiceId')
    return settleStanding(work, invoice, { patch: { voidedAt: work.now }, note })
  },
})

function checkVoidable(invoice: Invoice): void {
  const { standing, total } = invoice
  const refuse = (message: string) => refusal('IMMUTABLE_STATE', 'invoiceId', message)
  if (standing === 'VOID' || standing === 'CANCELLED') {
    throw refuse(`The invoice is ${standing.toLowerCase()} already.`)
  }
  if (isDraft(invoice)) throw refuse('The invoice was not issued: `invoiceCancel` ends a draft.')
  if (total < 0n) throw refuse('It is a credit note: `creditNoteVoid` makes it void.')
}

async function checkNothingApplied({ tx, organizationId }: Work, invoice: Invoice): Promise<void> {
  const live = { organizationId, invoiceId: invoice.id, reversedAt: null }
  const allocations = await tx.invoicePayment.count({ where: live })
  const credits = await tx.creditApplication.count({ where: live })
  const undo = [
    ...(allocations > 0 ? [`take back ${allocations} of its payments by \`paymentUnallocate\``] : []),
    ...(credits > 0 ? [`take back ${credits} of its credits by \`creditNoteUnapply\``] : []),
  ]
  if (undo.length > 0) {
    throw refusal(
      'IMMUTABLE_STATE',
      'invoiceId',
      `Something was applied to the invoice: first ${undo.join(' and ')}.`,
    )
  }
  if (invoice.amountPaid !== 0n) {
    const message =
      'The invoice was paid elsewhere, in whole or in part: give the money back by a credit note.'
    throw refusal('IMMUTABLE_STATE', 'invoiceId', message)
  }
}
