import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  optionalText,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readChanged } from '../../../graph/mutation/readChanged.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { amountIn } from '../../settlement/amountIn.ts'
import { checkOwing, checkRemaining } from '../../settlement/checkOwing.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { lockMoney } from '../../settlement/lockMoney.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'
import { WriteOffReason } from '../enums.ts'
import { WriteOff } from '../type.ts'

const LONGEST_NOTE = 2_000

const InvoiceWriteOffInput = builder.inputType('InvoiceWriteOffInput', {
  description: 'What of an invoice is to be given up.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice.' }),
    amount: t.field({
      type: MoneyInput,
      description:
        "How much, in the invoice's currency; all that is owed when left out. More than that: AMOUNT_EXCEEDS_REMAINING.",
    }),
    reason: t.field({ type: WriteOffReason, required: true, description: 'Why.' }),
    note: t.string({ description: `The same in words, for the team; at most ${LONGEST_NOTE} characters.` }),
    writtenOffAt: t.field({
      type: 'DateTime',
      description:
        'From when on it counts; from now on when left out. To come, or on a day before the invoice was issued, or on which it ' +
        'was still paid by what was taken back since: INVALID; in closed books: BOOKS_CLOSED.',
    }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

directMutation('invoiceWriteOff', {
  description:
    'Gives up what is owed on an invoice, or a part of it: that much less has to be paid. An invoice of which all that was ' +
    'owed is given up is UNCOLLECTIBLE, until something of it is owed again. What was paid stays paid.',
  input: InvoiceWriteOffInput,
  payload: (t) => ({
    writeOff: t.field({
      type: WriteOff,
      nullable: true,
      description: 'What was given up; it leads to the invoice.',
      resolve: readChanged('WriteOff'),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { organizationId, viewer, now, tell } = work
    const invoiceId = idIn(work, 'Invoice', input.invoiceId, 'invoiceId')
    const note = optionalText(input.note, 'note', LONGEST_NOTE)
    const given = pastIn(work, input.writtenOffAt, 'writtenOffAt') ?? now
    const { books, invoices } = await lockMoney(work, { invoiceIds: [invoiceId] })
    const invoice = invoices.get(invoiceId)
    if (invoice === undefined) throw notFound('Invoice', input.invoiceId, 'invoiceId')
    checkNotStale(invoice, input.expectedUpdatedAt)
    checkOwing(invoice, 'invoiceId')
    const { currency, amountRemaining, issueDate } = invoice
    const amount = input.amount
      ? amountIn(input.amount, currency, { field: 'amount', of: 'the invoice' })
      : amountRemaining
    checkRemaining(amount, invoice, 'amount.minorUnits')
    const freed = await freedAt(work, [{ id: invoiceId, taken: amount, left: amountRemaining }])
    const notBefore = [
      { at: issueDate, what: 'The invoice was issued' },
      { at: freed.get(invoiceId) ?? null, what: 'What is given up was paid, and owed again' },
    ]
    const writtenOffAt = countsFrom(work, { given, field: 'writtenOffAt', notBefore })
    checkDayOpen(work, books, writtenOffAt, 'writtenOffAt')
    const id = uuidv7()
    const marked =
      amount === amountRemaining
        ? { markedUncollectibleAt: await lastSettledAt(work, invoiceId, writtenOffAt) }
        : {}
    tell(sql`insert into write_off (organization_id, id, invoice_id, amount, reason, note, written_off_at, written_off_by_id, created_at)
      values (${organizationId}::uuid, ${id}::uuid, ${invoiceId}::uuid, ${String(amount)}::text::bigint,
        ${input.reason}::text::"WriteOffReason", ${note}::text, ${writtenOffAt}::timestamptz, ${viewer.userId}::uuid,
        ${now}::timestamptz)`)
    await storeSettled(work, [{ invoice, movement: { writtenOff: amount, ...marked } }])
    return {
      result: { id },
      // Of the invoice, so that its timeline shows it.
      entity: { type: 'Invoice', id: invoiceId },
      changes: { writeOffId: id, amount: String(amount), currency, reason: input.reason, writtenOffAt },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoiceId] }],
    }
  },
})

/** When nothing was owed any more: not before the last of what was paid, credited or given up otherwise. */
async function lastSettledAt(
  { run, organizationId }: DirectWork,
  invoiceId: string,
  writtenOffAt: Date,
): Promise<Date> {
  const [organization, invoice] = [sql`${organizationId}::uuid`, sql`${invoiceId}::uuid`]
  const [last] = await run<{ at: Date | null }>(sql`select max(x.at) as at from (
    select a.applied_at as at from invoice_payment a where a.organization_id = ${organization} and a.invoice_id = ${invoice}
      and a.is_approved and a.reversed_at is null
    union all select c.applied_at from credit_application c where c.organization_id = ${organization}
      and c.invoice_id = ${invoice} and c.reversed_at is null
    union all select w.written_off_at from write_off w where w.organization_id = ${organization}
      and w.invoice_id = ${invoice} and w.reversed_at is null) x`)
  return last?.at && last.at > writtenOffAt ? last.at : writtenOffAt
}
