import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, idIn, organizationOfId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { creditLeftOf } from '../../invoice/balance.ts'
import { Invoice } from '../../invoice/type.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { freedAt } from '../../settlement/freedAt.ts'
import { lockMoney } from '../../settlement/lockMoney.ts'
import { later } from '../../settlement/storeSettled.ts'
import { checkStands, creditNoteOf } from './openCredit.ts'

const CreditNoteVoidInput = builder.inputType('CreditNoteVoidInput', {
  description: 'A credit note that is to be void.',
  fields: (t) => ({
    creditNoteId: t.id({
      required: true,
      description: 'Global id of the credit note: an invoice whose total is below zero.',
    }),
    voidedAt: t.field({
      type: 'DateTime',
      description:
        'From when on; from now on when left out. To come, or on a day before it was issued, or before all of it was taken back: ' +
        'INVALID; in closed books: BOOKS_CLOSED.',
    }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

directMutation('creditNoteVoid', {
  description:
    'Declares a credit note void, of which nothing is applied: take it back by `creditNoteUnapply` first, else ' +
    'IMMUTABLE_STATE. Its number is not given to another.',
  input: CreditNoteVoidInput,
  payload: (t) => ({
    creditNote: t.field({
      type: Invoice,
      nullable: true,
      description: 'The credit note, VOID.',
      resolve: readChanged('Invoice'),
    }),
  }),
  organizationOf: (context, { creditNoteId }) =>
    organizationOfId(context, 'Invoice', creditNoteId, 'creditNoteId'),
  change: async (work, input) => {
    const { organizationId, now, tell } = work
    const id = idIn(work, 'Invoice', input.creditNoteId, 'creditNoteId')
    const given = pastIn(work, input.voidedAt, 'voidedAt') ?? now
    const { books, invoices } = await lockMoney(work, { invoiceIds: [id] })
    const creditNote = creditNoteOf(invoices.get(id), input.creditNoteId, 'creditNoteId')
    checkNotStale(creditNote, input.expectedUpdatedAt)
    checkStands(creditNote, 'creditNoteId')
    if (creditNote.amountPaid < 0n) {
      throw refusal('IMMUTABLE_STATE', 'creditNoteId', 'Something of the credit note is used up.')
    }
    const left = creditLeftOf(creditNote)
    const freed = await freedAt(work, [{ id, taken: left, left }])
    const notBefore = [
      { at: creditNote.issueDate, what: 'The credit note was issued' },
      { at: freed.get(id) ?? null, what: 'Something of it was taken back' },
    ]
    const voidedAt = countsFrom(work, { given, field: 'voidedAt', notBefore })
    checkDayOpen(work, books, voidedAt, 'voidedAt')
    tell(sql`update invoice i set voided_at = ${voidedAt}::timestamptz, standing = 'VOID', updated_at = ${later('i', now)}
      where i.organization_id = ${organizationId}::uuid and i.id = ${id}::uuid`)
    return {
      result: { id },
      entity: { type: 'Invoice', id },
      changes: { voidedAt },
      announced: [{ kind: 'INVOICE', invoiceIds: [id] }],
    }
  },
})
