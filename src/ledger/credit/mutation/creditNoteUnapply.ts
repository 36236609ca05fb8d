import type { CreditApplication as ApplicationRow } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { checkAllFound, idsIn, organizationOfIds } from '../../../graph/mutation/idList.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged } from '../../../graph/mutation/readChanged.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { countsFrom, pastIn } from '../../settlement/dayIn.ts'
import { eachOf } from '../../settlement/eachOf.ts'
import { columnsOf, lockMoney } from '../../settlement/lockMoney.ts'
import { storeSettled } from '../../settlement/storeSettled.ts'
import { sumBy } from '../../settlement/sumBy.ts'
import { CreditApplication } from '../application.ts'

const MOST = 100

const CreditNoteUnapplyInput = builder.inputType('CreditNoteUnapplyInput', {
  description: 'What of credit notes is to be taken back.',
  fields: (t) => ({
    applicationIds: t.idList({
      required: true,
      description: `Global ids of the applications, at most ${MOST}. All are reversed, or none.`,
    }),
    reversedAt: t.field({
      type: 'DateTime',
      description:
        'From when on they count no more; from now on when left out. To come, or on a day before they counted: INVALID; in ' +
        'closed books: BOOKS_CLOSED.',
    }),
    ...idempotencyKey(t),
  }),
})

directMutation('creditNoteUnapply', {
  description:
    'Takes back what of credit notes was taken for invoices: the credit notes have it left again, and the invoices owe it ' +
    'again. The applications are kept with the day. Twice: IMMUTABLE_STATE.',
  input: CreditNoteUnapplyInput,
  payload: (t) => ({
    applications: t.field({
      type: [CreditApplication],
      nullable: true,
      description: 'The applications, reversed by you.',
      resolve: readAllChanged('CreditApplication'),
    }),
  }),
  organizationOf: (context, { applicationIds }) =>
    organizationOfIds(context, 'CreditApplication', applicationIds, 'applicationIds'),
  change: async (work, input) => {
    const { organizationId, viewer, now, tell } = work
    const given = pastIn(work, input.reversedAt, 'reversedAt') ?? now
    const { books, invoices, ids, applications } = await lockApplications(work, input.applicationIds)
    checkDayOpen(work, books, given, 'reversedAt')
    const reversed = eachOf(applications, ({ id, appliedAt: at, reversedAt }, index) => {
      if (reversedAt !== null) {
        throw refusal('IMMUTABLE_STATE', `applicationIds.${index}`, 'The application is reversed already.')
      }
      const notBefore = [{ at, what: 'It was applied' }]
      const day = countsFrom(work, { given, field: 'reversedAt', notBefore })
      return { id, at: day < at ? at : day }
    })
    tell(sql`update credit_application a set reversed_at = c.at, reversed_by_id = ${viewer.userId}::uuid
      from unnest(${reversed.map(({ id }) => id)}::uuid[], ${reversed.map(({ at }) => at.toISOString())}::text[]::timestamptz[]) c(id, at)
      where a.organization_id = ${organizationId}::uuid and a.id = c.id`)
    const owed = sumBy(applications, ({ invoiceId, amount }) => [invoiceId, amount])
    const left = sumBy(applications, ({ creditNoteId, amount }) => [creditNoteId, amount])
    await storeSettled(
      work,
      [...invoices.values()].map((invoice) => ({
        invoice,
        movement: { credited: -(owed.get(invoice.id) ?? 0n), paid: left.get(invoice.id) ?? 0n },
      })),
    )
    return {
      result: { ids },
      entity: { type: 'CreditApplication', id: ids[0] ?? '' },
      changes: { applicationIds: ids, reversedAt: given },
      announced: [{ kind: 'INVOICE', invoiceIds: [...invoices.keys()] }],
    }
  },
})

const COLUMNS = [
  'id',
  'creditNoteId',
  'invoiceId',
  'amount',
  'appliedAt',
  'reversedAt',
] as const satisfies readonly (keyof ApplicationRow)[]
type Locked = Pick<ApplicationRow, (typeof COLUMNS)[number]>

/** Of what and for what they are never changes, so that it may be read before anything is locked. */
async function lockApplications(work: DirectWork, texts: readonly string[]) {
  const ids = idsIn(work, 'CreditApplication', texts, { field: 'applicationIds', most: MOST })
  const read = () =>
    work.run<Locked>(sql`select ${columnsOf('a', COLUMNS)} from credit_application a
      where a.organization_id = ${work.organizationId}::uuid and a.id = any(${ids}::uuid[])`)
  const found = await read()
  checkAllFound(work, 'CreditApplication', { ids: texts, field: 'applicationIds', found })
  const invoiceIds = [...new Set(found.flatMap(({ creditNoteId, invoiceId }) => [creditNoteId, invoiceId]))]
  const [locked, rows] = await Promise.all([lockMoney(work, { invoiceIds }), read()])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { ...locked, ids, applications: ids.flatMap((id) => byId.get(id) ?? []) }
}
