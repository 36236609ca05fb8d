import type { Invoice } from '../../../../prisma/generated/client/client.ts'
import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { changesOf, keptValue } from '../../../graph/mutation/patch.ts'
import { updatedAfter } from '../../../graph/mutation/updatedAfter.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { draftFields } from '../draft/draftFields.ts'
import { LineItemInput } from '../draft/lineInput.ts'
import { amountsOf, lineRows } from '../draft/lineRows.ts'
import { readDates } from '../draft/readDates.ts'
import { readHeader } from '../draft/readHeader.ts'
import { MOST_LINES, type WorkedOut, workOutLines } from '../draft/workOut.ts'
import { derivedColumns } from '../rules.ts'
import { auditable } from './auditable.ts'
import { invoicePayload } from './invoicePayload.ts'
import { lockInvoice } from './lockInvoice.ts'

const InvoiceUpdateInput = builder.inputType('InvoiceUpdateInput', {
  description: 'What is to be changed of a draft. What is left out stays as it is.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the draft.' }),
    currency: t.field({
      type: 'CurrencyCode',
      description: 'Another currency; its lines must be given with it, else REQUIRED. Null: REQUIRED.',
    }),
    ...draftFields(t),
    lineItems: t.field({
      type: [LineItemInput],
      description:
        `All its lines in their order, in place of those that it has: 1 to ${MOST_LINES}. The amounts are worked out anew. ` +
        'Null: REQUIRED.',
    }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

type Input = typeof InvoiceUpdateInput.$inferInput

mutation('invoiceUpdate', {
  description:
    'Changes a draft. What was issued is changed no more, IMMUTABLE_STATE: void it, or correct it by a credit note. ' +
    '`invoiceBulkUpdate` changes what only the organization sees on any invoice.',
  input: InvoiceUpdateInput,
  payload: (t) => ({ invoice: t.field(invoicePayload('The draft as it is now.')) }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const invoice = await lockInvoice(work, input.invoiceId)
    checkNotStale(invoice, input.expectedUpdatedAt)
    if (invoice.standing !== 'DRAFT') {
      const message = `The invoice is ${invoice.standing.toLowerCase()}: only a draft can be changed.`
      throw refusal('IMMUTABLE_STATE', 'invoiceId', message)
    }
    const header = await readHeader(work, input)
    const dates = readDates(work, input, invoice)
    const { currency, worked } = await readLines(work, input, invoice)
    const amounts = worked === null ? {} : amountsLess(invoice, worked)
    const patch = { ...header, ...dates, currency, ...amounts }
    await storeChanged(work, invoice, { patch, worked })
    const { id } = invoice
    return {
      result: { id },
      entity: { type: 'Invoice', id },
      changes: {
        ...changesOf(auditable(invoice), auditable(patch), ['memo', 'footer', 'privateNote']),
        ...(worked === null ? {} : { lines: worked.lines.length }),
      },
      announced: [{ kind: 'INVOICE', invoiceIds: [id] }],
    }
  },
})

async function readLines(work: Work, input: Input, invoice: Invoice) {
  const currency = keptValue(input.currency, 'currency') ?? invoice.currency
  const lineItems = keptValue(input.lineItems, 'lineItems')
  if (lineItems !== undefined) return { currency, worked: await workOutLines(work, lineItems, currency) }
  if (currency === invoice.currency) return { currency, worked: null }
  throw refusal('REQUIRED', 'lineItems', 'Another currency makes other prices: give the lines as well.')
}

/** A draft from elsewhere may have been credited already. */
function amountsLess({ prePaymentCreditNotes, amountWrittenOff }: Invoice, { totals }: WorkedOut) {
  const amounts = amountsOf(totals)
  const amountDue = amounts.total - prePaymentCreditNotes - amountWrittenOff
  if (amountDue >= 0n) return { ...amounts, amountDue }
  throw refusal('INVALID', 'lineItems', 'The lines come to less than what was credited on it already.')
}

type Patch = Pick<Invoice, 'issueDate' | 'dueDate' | 'currency'> & Partial<Pick<Invoice, 'amountDue'>>
type Changing<P extends Patch> = { patch: P; worked: WorkedOut | null }

async function storeChanged<P extends Patch>(
  work: Work,
  invoice: Invoice,
  { patch, worked }: Changing<P>,
): Promise<void> {
  const { tx, organizationId, calendar, now } = work
  const { id: invoiceId } = invoice
  await tx.invoice.update({
    where: { organizationId_id: { organizationId, id: invoiceId } },
    data: {
      ...patch,
      ...derivedColumns({ ...invoice, ...patch }, calendar.timezone),
      updatedAt: updatedAfter(invoice, now),
    },
  })
  if (worked === null) return
  await tx.lineItem.deleteMany({ where: { organizationId, invoiceId } })
  await tx.lineItem.createMany({ data: lineRows(work, { invoiceId, currency: patch.currency }, worked) })
}
