import type { WriteOff as WriteOffRow } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { columnsOf, lockMoney } from '../../settlement/lockMoney.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'
import { WriteOff } from '../type.ts'

const InvoiceWriteOffReverseInput = builder.inputType('InvoiceWriteOffReverseInput', {
  description: 'Something given up that is owed again.',
  fields: (t) => ({
    writeOffId: t.id({ required: true, description: 'Global id of the `WriteOff`.' }),
    reversedAt: t.field({
      type: 'DateTime',
      description:
        'From when on it counts no more; from now on when left out. To come, or on a day before it counted: INVALID; in closed ' +
        'books: BOOKS_CLOSED.',
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('invoiceWriteOffReverse', {
  description:
    'Takes back that something was given up: it is owed again, and an invoice of which all was given up is UNCOLLECTIBLE no ' +
    'more; what `invoiceMarkUncollectible` marked with a rest stays so. It is kept with the day. Twice: IMMUTABLE_STATE.',
  input: InvoiceWriteOffReverseInput,
  payload: (t) => ({
    writeOff: t.field({
      type: WriteOff,
      nullable: true,
      description: 'What was given up, reversed by you; it leads to the invoice.',
      resolve: readChanged('WriteOff'),
    }),
  }),
  organizationOf: (context, { writeOffId }) =>
    organizationOfId(context, 'WriteOff', writeOffId, 'writeOffId'),
  change: async (work, input) => {
    const { organizationId, viewer, now, tell } = work
    const given = pastIn(work, input.reversedAt, 'reversedAt') ?? now
    const { writeOff, books, invoice } = await lockWriteOff(work, input.writeOffId)
    const { id, amount, writtenOffAt } = writeOff
    if (writeOff.reversedAt !== null) {
      throw refusal('IMMUTABLE_STATE', 'writeOffId', 'It is reversed already.')
    }
    const notBefore = [{ at: writtenOffAt, what: 'It was written off' }]
    const day = countsFrom(work, { given, field: 'reversedAt', notBefore })
    checkDayOpen(work, books, day, 'reversedAt')
    const reversedAt = day < writtenOffAt ? writtenOffAt : day
    tell(sql`update write_off w set reversed_at = ${reversedAt}::timestamptz, reversed_by_id = ${viewer.userId}::uuid
      where w.organization_id = ${organizationId}::uuid and w.id = ${id}::uuid`)
    await storeSettled(work, [{ invoice, movement: { writtenOff: -amount } }])
    return {
      result: { id },
      // Of the invoice, so that its timeline shows it.
      entity: { type: 'Invoice', id: invoice.id },
      changes: { writeOffId: id, amount: String(amount), reversedAt },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoice.id] }],
    }
  },
})

const COLUMNS = [
  'id',
  'invoiceId',
  'amount',
  'writtenOffAt',
  'reversedAt',
] as const satisfies readonly (keyof WriteOffRow)[]

/** With its invoice, which is always the same and may be read before anything is locked. */
async function lockWriteOff(work: DirectWork, text: string) {
  const id = idIn(work, 'WriteOff', text, 'writeOffId')
  const read = () =>
    work.run<
      Pick<WriteOffRow, (typeof COLUMNS)[number]>
    >(sql`select ${columnsOf('w', COLUMNS)} from write_off w
      where w.organization_id = ${work.organizationId}::uuid and w.id = ${id}::uuid`)
  const [found] = await read()
  if (found === undefined) throw notFound('WriteOff', text, 'writeOffId')
  const [{ books, invoices }, [writeOff = found]] = await Promise.all([
    lockMoney(work, { invoiceIds: [found.invoiceId] }),
    read(),
  ])
  const invoice = invoices.get(found.invoiceId)
  if (invoice === undefined) throw new Error(`Write-off ${id} has no invoice.`)
  return { writeOff, books, invoice }
}
