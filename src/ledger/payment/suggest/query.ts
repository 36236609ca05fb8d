import { builder } from '../../../graph/builder.ts'
import { organizationArg } from '../../../graph/connection/organizationArg.ts'
import type { Context } from '../../../graph/context.ts'
import { refuse } from '../../../graph/error.ts'
import { resolveRow } from '../../../graph/lookup.ts'
import { Money } from '../../../graph/money.ts'
import { Invoice, invoiceById } from '../../invoice/type.ts'
import { unapplied } from '../rules.ts'
import { Payment, paymentById } from '../type.ts'
import { readCandidates } from './candidates.ts'
import { type Suggestion, type SuggestionRule, suggest } from './rules.ts'

const AllocationRule = builder.enumType('AllocationRule', {
  description: 'By which rule a payment may be for invoices, the surest first.',
  values: {
    NUMBER_IN_REFERENCE: {
      description:
        'The numbers of the invoices stand in its reference number, end-to-end id, description, statement descriptor or ' +
        'remittance.',
    },
    EXACT_AMOUNT: { description: 'What is left of it is exactly what is owed on one invoice.' },
    SUM_OF_SEVERAL: {
      description:
        'What is left of it is exactly what is owed on two to five invoices of its party together.',
    },
    OLDEST_FIRST: {
      description: "Its party's invoices, the one due first before the others, as far as it goes.",
    },
  } as const satisfies Record<SuggestionRule, object>,
})

/** Each is a statement of its own, and looks at many invoices. */
const SUGGESTION_COST = { field: 20, multiplier: 4 }

type Own<Value> = Value & { organizationId: string; currency: string }

const SuggestedAllocation = builder
  .objectRef<Own<{ invoiceId: string; amount: bigint }>>('SuggestedAllocation')
  .implement({
    description: 'What of a payment may be for one invoice.',
    fields: (t) => ({
      invoice: t.field({
        type: Invoice,
        description: 'The invoice, which is open.',
        resolve: async ({ organizationId, invoiceId }, _arguments, context) => {
          const invoice = await invoiceById(context, organizationId, invoiceId)
          if (invoice === null) throw refuse('NOT_FOUND', 'The invoice is gone since.')
          return invoice
        },
      }),
      amount: t.field({
        type: Money,
        description: 'How much of the payment, in the currency of both.',
        resolve: ({ organizationId, currency, amount: minorUnits }) => ({
          organizationId,
          currency,
          minorUnits,
        }),
      }),
    }),
  })

const AllocationSuggestion = builder.objectRef<Own<Suggestion>>('AllocationSuggestion').implement({
  description: 'What a payment may be for, and why. Nothing is done by it: `paymentAllocate` does it.',
  fields: (t) => ({
    rule: t.expose('rule', { type: AllocationRule, description: 'By which rule.' }),
    explanation: t.exposeString('explanation', { description: 'Why, in one English sentence or two.' }),
    allocations: t.field({
      type: [SuggestedAllocation],
      description: 'What of it is for which invoices, at most 100, as `paymentAllocate` takes it.',
      resolve: ({ allocations, organizationId, currency }) =>
        allocations.map((allocation) => ({ ...allocation, organizationId, currency })),
    }),
    amountLeft: t.field({
      type: Money,
      description: 'What would be left of it.',
      resolve: ({ organizationId, currency, left: minorUnits }) => ({ organizationId, currency, minorUnits }),
    }),
  }),
})

builder.queryField('paymentSuggestAllocations', (t) =>
  t.field({
    type: [AllocationSuggestion],
    description:
      'What the unapplied part of a payment may be for, by each rule that finds something, the surest rule first. Only open ' +
      'invoices in its currency are looked at: those of its party, and of others those that its text names or that owe exactly ' +
      'as much. Empty where nothing is left of it. NOT_FOUND when there is no such payment, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      paymentId: t.arg.id({ required: true, description: 'Global id or UUID of the payment.' }),
    },
    complexity: SUGGESTION_COST,
    resolve: (_root, args, context) => suggestionsFor(context, args),
  }),
)

builder.objectField(Payment, 'suggestedAllocations', (t) =>
  t.field({
    type: [AllocationSuggestion],
    description:
      'The same as `paymentSuggestAllocations` answers for it. Each payment of a page is looked at by itself.',
    complexity: SUGGESTION_COST,
    resolve: ({ organizationId, id }, _arguments, context) =>
      suggestionsFor(context, { paymentId: id, organizationId }),
  }),
)

type Asked = { paymentId: string; organizationId?: string | null | undefined }

async function suggestionsFor(
  context: Context,
  { paymentId: text, organizationId }: Asked,
): Promise<Own<Suggestion>[]> {
  const place = resolveRow(context, 'Payment', { argument: 'paymentId', text, organizationId })
  const payment = place && (await paymentById(context, place.organizationId, place.id))
  if (!payment) throw refuse('NOT_FOUND', 'There is no such payment in your organization.')
  const { referenceNumber, description, statementDescriptor, remittanceId, endToEndId, currency } = payment
  const texts = [referenceNumber, endToEndId, description, statementDescriptor, remittanceId]
  const wanted = {
    left: payment.status === 'FAILED' ? 0n : unapplied(payment),
    text: texts.filter((part) => part !== null).join(' '),
  }
  if (wanted.left <= 0n) return []
  const candidates = await readCandidates(context.database, payment, wanted)
  return suggest(wanted, candidates).map((suggestion) => ({
    ...suggestion,
    organizationId: payment.organizationId,
    currency,
  }))
}
