import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdge } from '../../../graph/mutation/createdEdge.ts'
import {
  givenOrganization,
  idempotencyKey,
  organizationId,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { directMutation } from '../../../graph/mutation/mutation.ts'
import { readAllChanged, readChanged } from '../../../graph/mutation/readChanged.ts'
import { optionalRowIn } from '../../../graph/mutation/rowIn.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import { MoneyInput } from '../../invoice/moneyInput.ts'
import { checkDayOpen } from '../../organization/closedBooks.ts'
import { positiveIn } from '../../settlement/amountIn.ts'
import { pastIn } from '../../settlement/dayIn.ts'
import { lockMoney } from '../../settlement/lockMoney.ts'
import { InvoicePayment } from '../allocation.ts'
import { paymentList } from '../list.ts'
import { Payment, PaymentEdge } from '../type.ts'
import { MOST_ALLOCATIONS, PaymentAllocationInput } from './allocationInput.ts'
import { paymentFields, textsIn } from './paymentFields.ts'
import { invoiceIdsIn, readAllocations } from './readAllocations.ts'
import { storeAllocations } from './storeAllocations.ts'
import { told } from './told.ts'

const PaymentRecordInput = builder.inputType('PaymentRecordInput', {
  description: 'Money that came in.',
  fields: (t) => ({
    ...organizationId(t),
    partyId: t.id({ description: 'Global id of the party that paid; left out while that is not known.' }),
    amount: t.field({ type: MoneyInput, required: true, description: 'What came in: more than nothing.' }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it came in; now when left out. To come: INVALID; in closed books: BOOKS_CLOSED.',
    }),
    ...paymentFields(t),
    allocations: t.field({
      type: [PaymentAllocationInput],
      description:
        `What of it is for which invoices, at most ${MOST_ALLOCATIONS}, as \`paymentAllocate\` takes it. They count from when ` +
        'it had come in and the invoice was issued.',
    }),
    ...idempotencyKey(t),
  }),
})

type Input = typeof PaymentRecordInput.$inferInput

directMutation('paymentRecord', {
  description:
    'Records a payment, and with it what of it is for which invoices. What is left is unapplied until `paymentAllocate` or ' +
    '`paymentRefund`.',
  input: PaymentRecordInput,
  payload: (t) => ({
    payment: t.field({
      type: Payment,
      nullable: true,
      description: 'The payment.',
      resolve: readChanged('Payment'),
    }),
    paymentEdge: t.field({
      type: PaymentEdge,
      nullable: true,
      description: 'The payment as an edge of `payments` without filter and order.',
      resolve: createdEdge((context, tenantId) => paymentList(context, tenantId, {})),
    }),
    allocations: t.field({
      type: [InvoicePayment],
      nullable: true,
      description: 'The allocations, in the order of the input.',
      resolve: readAllChanged('InvoicePayment'),
    }),
  }),
  organizationOf: (context, input) =>
    input.partyId
      ? organizationOfId(context, 'Party', input.partyId, 'partyId')
      : givenOrganization(context, input),
  change: async (work, input) => {
    const given = input.allocations ?? []
    const amount = positiveIn(input.amount, 'amount')
    const { currency } = input.amount
    const invoiceIds = invoiceIdsIn(work, given)
    const receivedAt = pastIn(work, input.receivedAt, 'receivedAt') ?? work.now
    const texts = textsIn(input)
    const { books, invoices } = await lockMoney(work, { invoiceIds })
    checkDayOpen(work, books, receivedAt, 'receivedAt')
    const partyId = await optionalRowIn(work, 'Party', input.partyId, 'partyId')
    const allocated = readAllocations(work, given, { currency, left: amount, books, invoices })
    const id = uuidv7()
    insert(work, { id, partyId, amount, currency, receivedAt, method: input.method ?? null, texts })
    const payment = { id, receivedAt, left: amount }
    const ids = await storeAllocations(work, allocated, {
      payment,
      appliedAt: null,
      isApproved: true,
      strategy: 'MANUAL',
      books,
    })
    return {
      result: { id, ids },
      entity: { type: 'Payment', id },
      changes: { partyId, amount: String(amount), currency, receivedAt, allocations: allocated.map(told) },
      announced: invoiceIds.length === 0 ? [] : [{ kind: 'INVOICE', invoiceIds }],
    }
  },
})

type Recorded = {
  id: string
  partyId: string | null
  amount: bigint
  currency: string
  receivedAt: Date
  method: Input['method'] | null
  texts: ReturnType<typeof textsIn>
}

function insert({ tell, organizationId, now }: DirectWork, recorded: Recorded): void {
  const { id, partyId, amount, currency, receivedAt, method = null, texts } = recorded
  const { methodText, referenceNumber, description, statementDescriptor, remittanceId, bankTransactionId } =
    texts
  tell(sql`insert into payment (organization_id, id, party_id, amount, currency, method, status, received_at, method_text,
      reference_number, description, statement_descriptor, remittance_id, bank_transaction_id, created_at, updated_at)
    values (${organizationId}::uuid, ${id}::uuid, ${partyId}::uuid, ${String(amount)}::text::bigint, ${currency}::text,
      ${method}::text::"PaymentMethod", 'PENDING_MATCH', ${receivedAt}::timestamptz, ${methodText ?? null}::text,
      ${referenceNumber ?? null}::text, ${description ?? null}::text, ${statementDescriptor ?? null}::text,
      ${remittanceId ?? null}::text, ${bankTransactionId ?? null}::text, ${now}::timestamptz, ${now}::timestamptz)`)
}
