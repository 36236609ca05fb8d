import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged, readChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { creditLeftOf } from '../../invoice/balance.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'
import { Invoice } from '../../invoice/type.ts'
import { type Books, checkDayOpen } from '../../organization/closedBooks.ts'
import { amountIn } from '../../settlement/amountIn.ts'
import { checkLeft, checkOwing, checkRemaining } from '../../settlement/checkOwing.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { eachOf } from '../../settlement/eachOf.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { type LockedInvoice, lockMoney } from '../../settlement/lockMoney.ts'
import { CreditApplication } from '../application.ts'
import { checkStands, creditNoteOf } from './openCredit.ts'
import { type Applied, storeApplications } from './storeApplications.ts'

const MOST_APPLICATIONS = 100

const CreditApplicationInput = builder.inputType('CreditApplicationInput', {
  description: 'What of a credit note is taken for one invoice.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    amount: t.field({
      type: MoneyInput,
      description:
        'How much, in the currency of both; as much as the credit note has left and the invoice owes when left out. More: ' +
        'AMOUNT_EXCEEDS_UNAPPLIED or AMOUNT_EXCEEDS_REMAINING.',
    }),
  }),
})

const CreditNoteApplyInput = builder.inputType('CreditNoteApplyInput', {
  description: 'What of a credit note is taken for which invoices.',
  fields: (t) => ({
    creditNoteId: t.id({
      required: true,
      description: 'Global id of the credit note: an invoice whose total is below zero.',
    }),
    applications: t.field({
      type: [CreditApplicationInput],
      required: true,
      description: `One for each invoice, at most ${MOST_APPLICATIONS}, in the order in which the credit is used up.`,
    }),
    appliedAt: t.field({
      type: 'DateTime',
      description:
        'From when on they count. Left out: from when both were issued, and what was for something else until it was taken ' +
        'back was free again. On a day before that, or to come: INVALID; in closed books: BOOKS_CLOSED.',
    }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof CreditNoteApplyInput.$inferInput

directMutation('creditNoteApply', {
  description:
    'Takes a credit note for invoices of the same party and currency: it lowers what had to be paid of them. Only what is ' +
    'owed and may be collected takes credit, else IMMUTABLE_STATE.',
  input: CreditNoteApplyInput,
  payload: (t) => ({
    creditNote: t.field({
      type: Invoice,
      nullable: true,
      description: 'The credit note, with what is left of it.',
      resolve: readChanged('Invoice'),
    }),
    applications: t.field({
      type: [CreditApplication],
      nullable: true,
      description: 'What was taken, in the order of the input.',
      resolve: readAllChanged('CreditApplication'),
    }),
  }),
  organizationOf: (context, { creditNoteId }) =>
    organizationOfId(context, 'Invoice', creditNoteId, 'creditNoteId'),
  change: async (work, input) => {
    const creditNoteId = idIn(work, 'Invoice', input.creditNoteId, 'creditNoteId')
    const invoiceIds = invoiceIdsIn(work, input)
    const given = pastIn(work, input.appliedAt, 'appliedAt')
    const { books, invoices } = await lockMoney(work, { invoiceIds: [creditNoteId, ...invoiceIds] })
    const creditNote = creditNoteOf(invoices.get(creditNoteId), input.creditNoteId, 'creditNoteId')
    checkStands(creditNote, 'creditNoteId')
    const read = readApplications(work, input, { creditNote, invoices })
    const applied = await dated(work, read, { creditNote, given, books })
    const ids = await storeApplications(work, creditNote, applied)
    return {
      result: { id: creditNoteId, ids },
      entity: { type: 'Invoice', id: creditNoteId },
      changes: {
        appliedAt: given,
        currency: creditNote.currency,
        applications: applied.map(({ invoice, amount }) => ({
          invoiceId: invoice.id,
          amount: String(amount),
        })),
      },
      announced: [{ kind: 'INVOICE', invoiceIds: [creditNoteId, ...invoiceIds] }],
    }
  },
})

function invoiceIdsIn(work: DirectWork, { applications }: Input): string[] {
  if (applications.length === 0) throw refusal('REQUIRED', 'applications', 'Name at least one invoice.')
  if (applications.length > MOST_APPLICATIONS) {
    const message = `At most ${MOST_APPLICATIONS} invoices can be named at once, not ${applications.length}.`
    throw refusal('TOO_MANY_ITEMS', 'applications', message)
  }
  const known = new Set<string>()
  return eachOf(applications, ({ invoiceId }, index) => {
    const field = `applications.${index}.invoiceId`
    const id = idIn(work, 'Invoice', invoiceId, field)
    if (known.has(id))
      throw refusal('INVALID', field, 'The same invoice is named before: add the amounts up.')
    known.add(id)
    return id
  })
}

type Source = {
  creditNote: LockedInvoice
  invoices: ReadonlyMap<string, LockedInvoice>
}

function readApplications(
  work: DirectWork,
  { applications }: Input,
  { creditNote, invoices }: Source,
): Omit<Applied, 'from'>[] {
  let left = creditLeftOf(creditNote)
  return eachOf(applications, (item, index) => {
    const field = `applications.${index}`
    const invoice = invoices.get(idIn(work, 'Invoice', item.invoiceId, `${field}.invoiceId`))
    if (invoice === undefined) throw notFound('Invoice', item.invoiceId, `${field}.invoiceId`)
    checkOwing(invoice, `${field}.invoiceId`)
    checkFits(invoice, creditNote, `${field}.invoiceId`)
    const amount = item.amount
      ? amountIn(item.amount, invoice.currency, { field: `${field}.amount`, of: 'the invoice' })
      : least(left, invoice.amountRemaining)
    if (amount === 0n) throw refusal('AMOUNT_EXCEEDS_UNAPPLIED', field, 'Nothing is left of the credit note.')
    const { currency } = invoice
    checkLeft(amount, { left, currency, of: 'the credit note' }, `${field}.amount.minorUnits`)
    checkRemaining(amount, invoice, `${field}.amount.minorUnits`)
    left -= amount
    return { invoice, amount }
  })
}

/** From when on each counts. */
async function dated(
  work: DirectWork,
  read: readonly Omit<Applied, 'from'>[],
  { creditNote, given, books }: { creditNote: LockedInvoice; given: Date | null; books: Books },
): Promise<Applied[]> {
  const taken = read.reduce((sum, { amount }) => sum + amount, 0n)
  const freed = await freedAt(work, [
    { id: creditNote.id, taken, left: creditLeftOf(creditNote) },
    ...read.map(({ invoice, amount }) => ({ id: invoice.id, taken: amount, left: invoice.amountRemaining })),
  ])
  return eachOf(read, ({ invoice, amount }) => {
    const from = countsFrom(work, {
      given,
      field: 'appliedAt',
      notBefore: [
        { at: creditNote.issueDate, what: 'The credit note was issued' },
        { at: invoice.issueDate, what: 'The invoice was issued' },
        {
          at: freed.get(creditNote.id) ?? null,
          what: 'What it takes of the credit note was for something else, and freed',
        },
        { at: freed.get(invoice.id) ?? null, what: 'What it pays of the invoice was paid, and owed again' },
      ],
    })
    checkDayOpen(work, books, from, 'appliedAt')
    return { invoice, amount, from }
  })
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other
}

/** The credit of one customer pays no other's invoice, and none in another currency. */
function checkFits(invoice: LockedInvoice, creditNote: LockedInvoice, field: string): void {
  if (invoice.currency !== creditNote.currency) {
    const message = `The credit note is in ${creditNote.currency}, but the invoice in ${invoice.currency}.`
    throw refusal('CURRENCY_MISMATCH', field, message)
  }
  if (invoice.targetPartyId !== creditNote.targetPartyId) {
    throw refusal('INVALID', field, 'The credit note was issued to another party.')
  }
}
