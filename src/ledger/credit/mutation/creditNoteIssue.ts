import { builder } from '../../../graph/builder.ts'
import type { Context } from '../../../graph/context.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  optionalText,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged, readChanged } from '../../../graph/mutation/readChanged.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'
import { takeNumber } from '../../invoice/number/takeNumber.ts'
import { Invoice } from '../../invoice/type.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { pastIn } from '../../settlement/dayIn.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { type LockedInvoice, lockMoney } from '../../settlement/lockMoney.ts'
import { CreditApplication } from '../application.ts'
import { CreditReason } from '../enums.ts'
import { checkCorrectable, creditAmountIn, taxIn } from './creditAmount.ts'
import { storeApplications } from './storeApplications.ts'
import { storeCreditNote } from './storeCreditNote.ts'

const LONGEST_TEXT = 2_000

const CreditNoteIssueInput = builder.inputType('CreditNoteIssueInput', {
  description: 'A credit note that is to be issued.',
  fields: (t) => ({
    invoiceId: t.id({
      description:
        'Global id of the invoice that it corrects. Left out: it corrects none, and `partyId` says whose it is.',
    }),
    partyId: t.id({ description: 'Global id of the customer; that of the invoice when left out.' }),
    amount: t.field({
      type: MoneyInput,
      required: true,
      description:
        'The whole amount, tax included, more than nothing. All credit notes of an invoice together are at most its total, ' +
        'else INVALID; another currency than its: CURRENCY_MISMATCH.',
    }),
    tax: t.field({
      type: MoneyInput,
      description:
        "What of it is tax, nothing included. Left out: in proportion to the invoice's tax, rounded half up; without an " +
        'invoice nothing.',
    }),
    reason: t.field({ type: CreditReason, required: true, description: 'Why.' }),
    memo: t.string({ description: `A note that the customer sees, at most ${LONGEST_TEXT} characters.` }),
    issueDate: t.field({
      type: 'DateTime',
      description:
        'When it is issued; now when left out. To come, or on a day before the invoice was: INVALID; in closed books: ' +
        'BOOKS_CLOSED.',
    }),
    isApplied: t.boolean({
      defaultValue: false,
      description:
        'true: it is taken for the invoice at once, as far as something is owed on it; what is left stays unapplied.',
    }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof CreditNoteIssueInput.$inferInput

directMutation('creditNoteIssue', {
  description:
    'Issues a credit note: an invoice whose amounts are below zero, with the next number of the credit notes. It lowers ' +
    'what is owed when it is taken for invoices by `creditNoteApply`.',
  input: CreditNoteIssueInput,
  payload: (t) => ({
    creditNote: t.field({
      type: Invoice,
      nullable: true,
      description: 'The credit note.',
      resolve: readChanged('Invoice'),
    }),
    applications: t.field({
      type: [CreditApplication],
      nullable: true,
      description: 'What of it was taken for the invoice at once: one, or none.',
      resolve: readAllChanged('CreditApplication'),
    }),
  }),
  organizationOf: organizationOfCredit,
  change: async (work, input) => {
    const memo = optionalText(input.memo, 'memo', LONGEST_TEXT)
    const issueDate = pastIn(work, input.issueDate, 'issueDate') ?? work.now
    const invoiceId = input.invoiceId ? idIn(work, 'Invoice', input.invoiceId, 'invoiceId') : null
    const corrects = invoiceId === null ? [] : [invoiceId]
    const { books, invoices } = await lockMoney(work, { invoiceIds: corrects, takesNumber: true })
    checkDayOpen(work, books, issueDate, 'issueDate')
    const corrected = correctedOf(input, invoices)
    if (corrected !== null) checkCorrectable(work, corrected, issueDate)
    const { amount, left } = await creditAmountIn(work, input.amount, corrected)
    const tax = taxIn(input.tax, { amount, left, currency: input.amount.currency, corrected })
    const partyId = await partyOf(work, input, corrected)
    const number = await takeNumber(work, { kind: 'CREDIT_NOTE' })
    const creditNote = storeCreditNote(work, {
      number,
      amount,
      tax,
      currency: input.amount.currency,
      partyId,
      corrected,
      reason: input.reason,
      memo,
      issueDate,
    })
    const ids = input.isApplied === true ? await applyAtOnce(work, creditNote, corrected) : []
    return {
      result: { id: creditNote.id, ids },
      entity: { type: 'Invoice', id: creditNote.id },
      changes: {
        invoiceNumber: number.invoiceNumber,
        correctsInvoiceId: invoiceId,
        partyId,
        amount: String(amount),
        currency: input.amount.currency,
        reason: input.reason,
        applicationIds: ids,
      },
      announced: [{ kind: 'INVOICE', invoiceIds: [creditNote.id, ...corrects] }],
    }
  },
})

/** That of whatever is named first. */
function organizationOfCredit(context: Context, { invoiceId, partyId }: Input): string {
  if (invoiceId) return organizationOfId(context, 'Invoice', invoiceId, 'invoiceId')
  if (partyId) return organizationOfId(context, 'Party', partyId, 'partyId')
  throw refusal('REQUIRED', 'partyId', 'Name the invoice that it corrects, or the customer whose it is.')
}

function correctedOf(
  { invoiceId }: Input,
  invoices: ReadonlyMap<string, LockedInvoice>,
): LockedInvoice | null {
  if (!invoiceId) return null
  const [corrected] = invoices.values()
  if (corrected === undefined) throw notFound('Invoice', invoiceId, 'invoiceId')
  return corrected
}

async function partyOf(
  work: DirectWork,
  { partyId }: Input,
  corrected: LockedInvoice | null,
): Promise<string | null> {
  const named = await optionalRowIn(work, 'Party', partyId, 'partyId')
  if (named === null) return corrected?.targetPartyId ?? null
  if (corrected === null || corrected.targetPartyId === named) return named
  throw refusal('INVALID', 'partyId', 'The invoice that it corrects is another party’s.')
}

async function applyAtOnce(
  work: DirectWork,
  creditNote: LockedInvoice,
  corrected: LockedInvoice | null,
): Promise<string[]> {
  if (corrected === null) throw refusal('REQUIRED', 'invoiceId', 'Name the invoice that it is taken for.')
  const { amountRemaining: owed } = corrected
  if (owed === 0n) return []
  const left = -creditNote.amountDue
  const amount = left < owed ? left : owed
  const issuedAt = creditNote.issueDate ?? work.now
  // What was paid on that day and is owed again since is credited since.
  const freed = (await freedAt(work, [{ id: corrected.id, taken: amount, left: owed }])).get(corrected.id)
  const from = freed !== undefined && freed > issuedAt ? freed : issuedAt
  return storeApplications(work, creditNote, [{ invoice: corrected, amount, from }])
}
