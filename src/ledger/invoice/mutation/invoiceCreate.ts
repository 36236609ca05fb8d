import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { draftFields } from '../draft/draftFields.ts'
import { issueDraft } from '../draft/issueDraft.ts'
import { LineItemInput } from '../draft/lineInput.ts'
import { readDraft } from '../draft/readDraft.ts'
import { MOST_LINES } from '../draft/workOut.ts'
import { invoiceList } from '../list.ts'
import { InvoiceEdge } from '../type.ts'
import { invoicePayload } from './invoicePayload.ts'
import { storeDraft } from './storeDraft.ts'

const InvoiceCreateInput = builder.inputType('InvoiceCreateInput', {
  description: 'An invoice to be made.',
  fields: (t) => ({
    ...organizationId(t),
    currency: t.field({
      type: 'CurrencyCode',
      required: true,
      description: 'The currency of all its amounts.',
    }),
    ...draftFields(t),
    lineItems: t.field({
      type: [LineItemInput],
      required: true,
      description: `Its lines in their order: 1, else REQUIRED, to ${MOST_LINES}, else TOO_MANY_ITEMS.`,
    }),
    issue: t.boolean({
      defaultValue: false,
      description: 'Whether it is issued at once, as by `invoiceIssue`. Null: it stays a draft.',
    }),
    seriesId: t.id({
      description:
        'Where it is issued at once: global id of the series that its number is taken from. Null or left out: the default one. ' +
        'INVALID on a draft.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceCreate', {
  description:
    'Makes an invoice to a party: a draft, or one that is issued at once. Its amounts follow from its lines, by the rule that ' +
    '`Organization.accounting` chooses; INVALID with the path of the line where they go past 2^53 minor units. ' +
    '`invoicePreview` works out the same without saving.',
  input: InvoiceCreateInput,
  payload: (t) => ({
    invoice: t.field(invoicePayload('The invoice, DRAFT, or SENT where it was issued.')),
    invoiceEdge: t.field({
      type: InvoiceEdge,
      nullable: true,
      description: 'The invoice as an edge of `invoices` without filter and order.',
      resolve: createdEdge((context, organization) => invoiceList(context, organization, {})),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    const { currency, seriesId } = input
    const isIssued = input.issue === true
    if (seriesId && !isIssued)
      throw refusal('INVALID', 'seriesId', 'A draft takes no number: `invoiceIssue` does.')
    const { header, dates, worked } = await readDraft(work, input)
    const id = uuidv7()
    const draft = await storeDraft(work, { id, currency, ...header, ...dates }, worked)
    const field = { party: 'partyId', invoice: 'lineItems' }
    const issued = isIssued ? await issueDraft(work, draft, { seriesId, field }) : null
    return {
      result: { id },
      entity: { type: 'Invoice', id },
      changes: {
        partyId: draft.targetPartyId,
        currency,
        total: String(draft.total),
        lines: worked.lines.length,
        ...issued,
      },
      announced: [{ kind: 'INVOICE', invoiceIds: [id] }],
    }
  },
})
