import type { Payment as PaymentRow } from '../../../../prisma/generated/client/client.ts'
import { snakeCase } from '../../../database/snakeCase.ts'
import { list, raw, sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { formatDay, localDay } from '../../../graph/calendar/day.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { changesOf, givenOf, keptValue } from '../../../graph/mutation/patch.ts'
import { readChanged } from '../../../graph/mutation/readChanged.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'
import { type Books, checkDayOpen } from '../../organization/closedBooks.ts'
import { amountIn } from '../../settlement/amountIn.ts'
import { pastIn } from '../../settlement/dayIn.ts'
import { columnsOf, type LockedPayment, lockMoney } from '../../settlement/lockMoney.ts'
import { later } from '../../settlement/storeSettled.ts'
import { Payment } from '../type.ts'
import { followPayments } from './followPayments.ts'
import { paymentFields, textsIn } from './paymentFields.ts'

const PaymentUpdateInput = builder.inputType('PaymentUpdateInput', {
  description: 'What is to be changed of a payment. What is left out stays as it is; null takes it away.',
  fields: (t) => ({
    paymentId: t.id({ required: true, description: 'Global id of the payment.' }),
    partyId: t.id({
      description:
        'Global id of the party that paid. Null: it is not known. Of a payment that came in in closed books another party than ' +
        'the one that is known: BOOKS_CLOSED; where none is known yet, one may be named.',
    }),
    amount: t.field({
      type: MoneyInput,
      description:
        'What came in, in the same currency. Less than what is allocated and went back: AMOUNT_EXCEEDS_UNAPPLIED. Null: ' +
        'REQUIRED.',
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description:
        'When it came in. To come, or after the day on which something of it was applied, also where that was taken back: ' +
        'INVALID. Null: REQUIRED. Neither the old nor the new day may lie in closed books: BOOKS_CLOSED.',
    }),
    ...paymentFields(t),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

type Input = typeof PaymentUpdateInput.$inferInput

const TYPES = {
  partyId: 'uuid',
  amount: 'bigint',
  receivedAt: 'timestamptz',
  method: '"PaymentMethod"',
  methodText: 'text',
  referenceNumber: 'text',
  description: 'text',
  statementDescriptor: 'text',
  remittanceId: 'text',
  bankTransactionId: 'text',
} as const satisfies { [Name in keyof PaymentRow]?: string }
const FIELDS = Object.keys(TYPES) as (keyof typeof TYPES)[]

directMutation('paymentUpdate', {
  description:
    'Changes what is known of a payment. What of it is for which invoice is changed by `paymentAllocate`.',
  input: PaymentUpdateInput,
  payload: (t) => ({
    payment: t.field({
      type: Payment,
      nullable: true,
      description: 'The payment, changed.',
      resolve: readChanged('Payment'),
    }),
  }),
  organizationOf: (context, { paymentId }) => organizationOfId(context, 'Payment', paymentId, 'paymentId'),
  change: async (work, input) => {
    const { organizationId, now, run, tell } = work
    const id = idIn(work, 'Payment', input.paymentId, 'paymentId')
    const { books, payments } = await lockMoney(work, { paymentIds: [id] })
    const payment = payments.get(id)
    if (payment === undefined) throw notFound('Payment', input.paymentId, 'paymentId')
    checkNotStale(payment, input.expectedUpdatedAt)
    const [before = {}] = await run<object>(sql`select ${columnsOf('p', FIELDS)} from payment p
      where p.organization_id = ${organizationId}::uuid and p.id = ${id}::uuid`)
    const patch = await patchOf(work, input, { payment, books })
    const assigned = Object.entries(patch).map(([name, value]) => {
      const text = value instanceof Date ? value.toISOString() : value === null ? null : String(value)
      return sql`${raw(snakeCase(name))} = ${text}::text::${raw(TYPES[name as keyof typeof TYPES])}`
    })
    tell(sql`update payment p set ${list([...assigned, sql`updated_at = ${later('p', now)}`])}
      where p.organization_id = ${organizationId}::uuid and p.id = ${id}::uuid`)
    // A smaller amount may have gone back whole by now.
    if ('amount' in patch) followPayments(work, [id])
    return { result: { id }, entity: { type: 'Payment', id }, changes: textual(changesOf(before, patch)) }
  },
})

type Known = { payment: LockedPayment; books: Books }

async function patchOf(work: DirectWork, input: Input, { payment, books }: Known) {
  const amount = keptValue(input.amount, 'amount')
  const receivedAt = await receivedIn(work, input, { payment, books })
  if (amount !== undefined) checkDayOpen(work, books, payment.receivedAt, 'amount')
  const partyId =
    input.partyId === undefined ? undefined : await optionalRowIn(work, 'Party', input.partyId, 'partyId')
  // A known party has a statement with the payment in it.
  if (payment.partyId !== null && partyId !== undefined && partyId !== payment.partyId) {
    checkDayOpen(work, books, payment.receivedAt, 'partyId')
  }
  return givenOf({
    partyId,
    amount: amount === undefined ? undefined : enough(amount, payment),
    receivedAt,
    method: input.method,
    ...textsIn(input),
  })
}

function enough(given: typeof MoneyInput.$inferInput, payment: LockedPayment): bigint {
  const amount = amountIn(given, payment.currency, { field: 'amount', of: 'the payment' })
  if (amount >= payment.amountAllocated + payment.amountRefunded) return amount
  const message = 'More than that is allocated to invoices, or went back: reverse allocations first.'
  throw refusal('AMOUNT_EXCEEDS_UNAPPLIED', 'amount.minorUnits', message)
}

async function receivedIn(
  work: DirectWork,
  { receivedAt }: Input,
  { payment, books }: Known,
): Promise<Date | undefined> {
  const { run, organizationId, calendar } = work
  const given = pastIn(work, keptValue(receivedAt, 'receivedAt'), 'receivedAt')
  if (given === null) return undefined
  for (const at of [payment.receivedAt, given]) checkDayOpen(work, books, at, 'receivedAt')
  const [first] = await run<{
    at: Date | null
  }>(sql`select min(a.applied_at + interval '0') as at from invoice_payment a
    where a.organization_id = ${organizationId}::uuid and a.payment_id = ${payment.id}::uuid and a.is_approved`)
  const day = (at: Date) => localDay(at, calendar.timezone)
  if (!first?.at || day(given) <= day(first.at)) return given
  const message = `Of the payment something was applied on ${formatDay(day(first.at))}: it came in by then.`
  throw refusal('INVALID', 'receivedAt', message)
}

/** An audit entry is JSON, which knows no bigint. */
function textual(changes: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(changes, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
  )
}
