import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, optionalText, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { PromiseToPay, promiseById } from '../promise.ts'
import { LONGEST_NOTE, lockInvoice } from './lockInvoice.ts'

const PromiseToPayCancelInput = builder.inputType('PromiseToPayCancelInput', {
  description: 'The promise to be taken back.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    note: t.string({
      description: `Why, at most ${LONGEST_NOTE} characters. It is added to the note of the promise.`,
    }),
    ...idempotencyKey(t),
  }),
})

mutation('promiseToPayCancel', {
  description: 'Takes back the promise that counts for an invoice, which may then be chased again.',
  input: PromiseToPayCancelInput,
  payload: (t) => ({
    promise: t.field({
      type: PromiseToPay,
      nullable: true,
      description: 'The promise, cancelled by you.',
      resolve: changedRow(promiseById),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { tx, organizationId, viewer, now } = work
    const { id: invoiceId } = await lockInvoice(work, input.invoiceId)
    const promise = await tx.promiseToPay.findFirst({
      where: { organizationId, invoiceId, cancelledAt: null, supersededAt: null },
    })
    if (promise === null) {
      throw refusal('IMMUTABLE_STATE', 'invoiceId', 'The invoice has no promise that could be taken back.')
    }
    if (promise.fulfilledOn !== null) {
      throw refusal('IMMUTABLE_STATE', 'invoiceId', 'What was promised has come in already.')
    }
    const { id } = promise
    const notes = [promise.note, optionalText(input.note, 'note', LONGEST_NOTE)].filter(
      (note) => note !== null,
    )
    await tx.promiseToPay.update({
      where: { organizationId_id: { organizationId, id } },
      data: {
        cancelledAt: now,
        cancelledById: viewer.userId,
        note: notes.length === 0 ? null : notes.join('\n'),
      },
    })
    await tx.invoice.update({
      where: { organizationId_id: { organizationId, id: invoiceId } },
      data: { promisedToPayDate: null, updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'PromiseToPay', id },
      changes: { invoiceId, promisedOn: promise.promisedOn.toISOString().slice(0, 10) },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoiceId] }],
    }
  },
})
