import { builder } from '../../../graph/builder.ts'
import { organizationArg } from '../../../graph/connection/organizationArg.ts'
import type { Context } from '../../../graph/context.ts'
import { Refusal, UserError, type UserErrorRow } from '../../../graph/mutation/userError.ts'
import { takesNull } from '../../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../../graph/viewer.ts'
import { draftFields } from './draftFields.ts'
import { LineItemInput } from './lineInput.ts'
import { InvoicePreview, type Previewed } from './previewType.ts'
import { readDraft } from './readDraft.ts'

const InvoicePreviewInput = builder.inputType('InvoicePreviewInput', {
  description: 'An invoice as `invoiceCreate` takes it.',
  fields: (t) => ({
    currency: t.field({
      type: 'CurrencyCode',
      required: true,
      description: 'The currency of all its amounts.',
    }),
    ...draftFields(t),
    lineItems: t.field({
      type: [LineItemInput],
      required: true,
      description: 'Its lines: 1 to 500, in their order.',
    }),
  }),
})

const InvoicePreviewPayload = builder
  .objectRef<{ invoice: Previewed | null; userErrors: readonly UserErrorRow[] }>('InvoicePreviewPayload')
  .implement({
    description: 'What `invoiceCreate` would come to.',
    fields: (t) => ({
      invoice: t.expose('invoice', {
        type: InvoicePreview,
        nullable: true,
        description: 'The amounts and dates; null where `invoiceCreate` would refuse the input.',
      }),
      userErrors: t.field({
        type: [UserError],
        description: 'Why `invoiceCreate` would refuse the input; empty where it would not.',
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })

builder.queryField('invoicePreview', (t) =>
  t.field({
    type: InvoicePreviewPayload,
    description:
      'Works out an invoice by the very rule of `invoiceCreate`, and checks the input as it does, without saving anything or ' +
      'taking a number.',
    args: {
      organizationId: organizationArg(t.arg),
      input: t.arg({
        ...takesNull,
        type: InvoicePreviewInput,
        required: true,
        description: 'The invoice. Null means in each field what it means there.',
      }),
    },
    complexity: { field: 10, multiplier: 1 },
    resolve: async (_root, { organizationId: asked, input }, context) => {
      const organizationId = resolveOrganization(context.viewer, asked).id
      try {
        return { invoice: await previewOf(context, organizationId, input), userErrors: [] }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return { invoice: null, userErrors: error.userErrors }
      }
    },
  }),
)

async function previewOf(
  context: Context,
  organizationId: string,
  input: typeof InvoicePreviewInput.$inferInput,
): Promise<Previewed> {
  const calendar = context.calendarOf(organizationId)
  const work = { run: context.database.read, organizationId, calendar }
  const { dates, worked } = await readDraft(work, input)
  return { organizationId, currency: input.currency, dates, ...worked }
}
