import { type Invoice, Prisma } from '../../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { linesOf } from '../draft/linesOf.ts'
import { MOST_LINES, type WorkedOut, workOut } from '../draft/workOut.ts'
import { invoiceList } from '../list.ts'
import { InvoiceEdge } from '../type.ts'
import { invoicePayload } from './invoicePayload.ts'
import { lockInvoice } from './lockInvoice.ts'
import { storeDraft } from './storeDraft.ts'

const InvoiceDuplicateInput = builder.inputType('InvoiceDuplicateInput', {
  description: 'An invoice to be made once more.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

mutation('invoiceDuplicate', {
  description:
    'Makes a draft like an invoice, whatever has become of that: with its party, lines, addresses, terms, notes and fields of ' +
    'your own, without number and dates. The amounts are worked out by the rule that counts today. INVALID where a line came ' +
    'from elsewhere with what lines made here have not, such as a tax without its rate, or where the lines do not make up the total.',
  input: InvoiceDuplicateInput,
  payload: (t) => ({
    invoice: t.field(invoicePayload('The new draft.')),
    invoiceEdge: t.field({
      type: InvoiceEdge,
      nullable: true,
      description: 'The draft as an edge of `invoices` without filter and order.',
      resolve: createdEdge((context, organization) => invoiceList(context, organization, {})),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { tx, organizationId } = work
    const like = await lockInvoice(work, input.invoiceId)
    checkNotStale(like, input.expectedUpdatedAt)
    if (like.type === 'PAYABLE') {
      throw refusal('INVALID', 'invoiceId', 'It is an invoice to the organization: the supplier makes those.')
    }
    const stored = await tx.lineItem.findMany({
      where: { organizationId, invoiceId: like.id },
      orderBy: [{ lineNumber: 'asc' }, { id: 'asc' }],
      take: MOST_LINES + 1,
    })
    if (stored.length === 0) throw refusal('REQUIRED', 'invoiceId', 'The invoice has no lines.')
    if (stored.length > MOST_LINES) {
      throw refusal(
        'TOO_MANY_ITEMS',
        'invoiceId',
        `An invoice that is made here has at most ${MOST_LINES} lines.`,
      )
    }
    const worked = await workOut(work, linesOf(stored))
    checkAlike(like, worked)
    const id = uuidv7()
    const { currency, targetPartyId, paymentTermsDays, customFields, ...others } = like
    const { billingAddressId, shippingAddressId, billingEmail, collectionMethod, assigneeId } = others
    const { orderNumber, purchaseOrderNumber, memo, footer, privateNote } = others
    await storeDraft(
      work,
      {
        ...{ id, currency, targetPartyId, paymentTermsDays, issueDate: null, dueDate: null },
        ...{ billingAddressId, shippingAddressId, billingEmail, collectionMethod, assigneeId },
        ...{ orderNumber, purchaseOrderNumber, memo, footer, privateNote },
        customFields: customFields ?? Prisma.DbNull,
      },
      worked,
    )
    return {
      result: { id },
      entity: { type: 'Invoice', id },
      changes: { like: like.id, total: String(worked.totals.total), lines: worked.lines.length },
      announced: [{ kind: 'INVOICE', invoiceIds: [id] }],
    }
  },
})

/** Lines from elsewhere need not be all that makes up an invoice; one rounding each is as far as copies may be off. */
function checkAlike({ total }: Invoice, { lines, totals }: WorkedOut): void {
  const difference = totals.total - total
  const most = 2n * BigInt(lines.length)
  if (difference <= most && difference >= -most) return
  const message = `Its lines come to ${totals.total}, and the invoice to ${total} minor units.`
  throw refusal('INVALID', 'invoiceId', message)
}
