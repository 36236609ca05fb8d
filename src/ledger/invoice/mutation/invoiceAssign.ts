import { builder } from '../../../graph/builder.ts'
import { changedRows, organizationOfIds } from '../../../graph/mutation/idList.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { assign, MOST_ASSIGNED } from '../../organization/assign.ts'
import { Invoice, invoiceById } from '../type.ts'

const InvoiceAssignInput = builder.inputType('InvoiceAssignInput', {
  description: 'Who is to be in charge of invoices.',
  fields: (t) => ({
    invoiceIds: t.idList({
      required: true,
      description: `Global ids of invoices, 1 to ${MOST_ASSIGNED}; more: TOO_MANY_ITEMS.`,
    }),
    assigneeId: t.id({
      description:
        'Global id of somebody who belongs to the organization today, else NOT_FOUND. Null: nobody. Left out: REQUIRED.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceAssign', {
  description:
    'Puts somebody in charge of invoices: of all that are named, or, where anything is wrong with one of them, of none. The ' +
    'entry in the audit log is about the first one and names each that changed.',
  input: InvoiceAssignInput,
  payload: (t) => ({
    invoices: t.field({
      type: [Invoice],
      nullable: true,
      description: 'The invoices, in the order they were named, each once.',
      resolve: changedRows(invoiceById),
    }),
  }),
  organizationOf: (context, { invoiceIds }) =>
    organizationOfIds(context, 'Invoice', invoiceIds, 'invoiceIds'),
  change: async (work, { invoiceIds, assigneeId }) => {
    const assigned = await assign(work, {
      model: 'Invoice',
      ids: invoiceIds,
      field: 'invoiceIds',
      assigneeId,
    })
    return { ...assigned, announced: [{ kind: 'INVOICE', invoiceIds: assigned.ids }] }
  },
})
