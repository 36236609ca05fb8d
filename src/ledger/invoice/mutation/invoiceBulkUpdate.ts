import type { Invoice as InvoiceRow } from '../../../../prisma/generated/client/client.ts'
import { builder } from '../../../graph/builder.ts'
import { changedRows, organizationOfIds } from '../../../graph/mutation/idList.ts'
import { idempotencyKey, idIn } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { updatedAfter } from '../../../graph/mutation/updatedAfter.ts'
import { Refusal, refusal, type UserErrorRow, userError } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import { takesNull } from '../../../graph/nulls/declaration.ts'
import type { InstantOrDay } from '../../../graph/scalars.ts'
import { dateFields, insideFields, noteFields } from '../draft/draftFields.ts'
import { type Dates, readDates } from '../draft/readDates.ts'
import { readHeader } from '../draft/readHeader.ts'
import { Invoice, invoiceById } from '../type.ts'
import { auditable } from './auditable.ts'
import { lockInvoices } from './lockInvoices.ts'

const MOST_UPDATED = 100

/** What stands on the invoice itself, and is settled once it is issued. */
const OF_DRAFTS = ['issuedOn', 'dueOn', 'paymentTermsDays', 'purchaseOrderNumber', 'memo', 'footer'] as const
const INSIDE = ['privateNote', 'assigneeId', 'customFields'] as const

const InvoiceBulkUpdateInput = builder.inputType('InvoiceBulkUpdateInput', {
  description: 'What is to be changed of several invoices. What is left out stays as it is on each.',
  fields: (t) => ({
    invoiceIds: t.idList({
      required: true,
      description: `Global ids of invoices, 1 to ${MOST_UPDATED}; more: TOO_MANY_ITEMS.`,
    }),
    ...dateFields(t),
    ...noteFields(t),
    ...insideFields(t),
    expectedUpdatedAt: t.field({
      ...takesNull,
      type: 'DateTime',
      description:
        'The latest `updatedAt` of those that you have read. Each that was changed after it is STALE. Left out or null: ' +
        'whatever they are by now is changed.',
    }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof InvoiceBulkUpdateInput.$inferInput

mutation('invoiceBulkUpdate', {
  description:
    'Changes several invoices alike: all that are named, or, where something stands in the way of any, none; `userErrors` then ' +
    'names each of these with the path of its id, so that the others can be sent again. `privateNote`, `assigneeId` and ' +
    '`customFields` are changed on any invoice, everything else on drafts alone, IMMUTABLE_STATE otherwise.',
  input: InvoiceBulkUpdateInput,
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
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const fields = [...OF_DRAFTS, ...INSIDE].filter((name) => input[name] !== undefined)
    if (fields.length === 0) throw refusal('REQUIRED', '', 'Say what is to be changed.')
    const texts = input.invoiceIds
    const invoices = await lockInvoices(work, { texts, field: 'invoiceIds', most: MOST_UPDATED })
    const header = await readHeader(work, input)
    for (const { invoice, patch } of patchesOf(work, invoices, { input, header })) {
      await tx.invoice.update({
        where: { organizationId_id: { organizationId, id: invoice.id } },
        data: { ...patch, updatedAt: updatedAfter(invoice, now) },
      })
    }
    const ids = invoices.map(({ id }) => id)
    return {
      result: { ids },
      entity: { type: 'Invoice', id: ids[0] ?? '' },
      changes: {
        invoiceIds: ids,
        given: auditable(Object.fromEntries(fields.map((name) => [name, input[name]]))),
      },
      announced: [{ kind: 'INVOICE', invoiceIds: ids }],
    }
  },
})

type Header = Awaited<ReturnType<typeof readHeader>>
type Changing = { invoice: InvoiceRow; patch: Header & Partial<Dates> }

/** What each of them becomes; refused with every one that cannot become it. */
function patchesOf(
  work: Work,
  invoices: readonly InvoiceRow[],
  { input, header }: { input: Input; header: Header },
): Changing[] {
  const faults: UserErrorRow[] = []
  const patches = invoices.flatMap((invoice) => {
    try {
      checkNotStale(invoice, input.expectedUpdatedAt)
      checkMayChange(invoice, input)
      const dates = invoice.standing === 'DRAFT' ? readDates(work, input, invoice) : {}
      return [{ invoice, patch: { ...header, ...dates } }]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const index = input.invoiceIds.findIndex((text) => idIn(work, 'Invoice', text, '') === invoice.id)
      const place = `invoiceIds.${index}`
      faults.push(...error.userErrors.map(({ code, message }) => userError(code, place, message)))
      return []
    }
  })
  if (faults.length > 0) throw new Refusal(faults)
  return patches
}

/** Unlike one invoice, several have not one instant: none may have changed after the latest. */
function checkNotStale({ updatedAt }: InvoiceRow, latest: InstantOrDay | null | undefined): void {
  if (latest === null || latest === undefined || (latest instanceof Date && updatedAt <= latest)) return
  throw refusal('STALE', '', `It was changed at ${updatedAt.toISOString()}, after what you have read.`)
}

function checkMayChange({ standing }: InvoiceRow, input: Input): void {
  if (standing === 'DRAFT') return
  const settled = OF_DRAFTS.find((name) => input[name] !== undefined)
  if (settled === undefined) return
  const message = `The invoice is ${standing.toLowerCase()}: \`${settled}\` is changed on drafts alone.`
  throw refusal('IMMUTABLE_STATE', '', message)
}
