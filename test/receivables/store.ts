import type { Database } from '../../src/database/client.ts'
import { derivedColumns } from '../../src/ledger/invoice/rules.ts'
import { amountsOf, type Book, type Entry, type Payment } from './book.ts'

type Organization = { id: string; timezone: string }
type Changed = { entries: ReadonlySet<Entry>; payments: ReadonlySet<Payment> }

const date = (instant: number | null) => (instant === null ? null : new Date(instant))

/** Writes what happened as rows, as the mutations would leave them: amounts on the invoice, and each event with its days. */
export async function store(
  database: Database,
  organization: Organization,
  book: Book,
  { entries, payments }: Changed,
): Promise<void> {
  const organizationId = organization.id
  const known = new Set(
    (await database.invoice.findMany({ where: { organizationId }, select: { id: true } })).map(
      ({ id }) => id,
    ),
  )
  const rows = [...entries].map((entry) => invoiceRow(organization, book, entry))
  await database.invoice.createMany({ data: rows.filter(({ id }) => !known.has(id)) })
  for (const row of rows.filter(({ id }) => known.has(id))) {
    await database.invoice.update({ where: { organizationId_id: { organizationId, id: row.id } }, data: row })
  }
  for (const payment of payments) {
    const refunded = payment.refunds.reduce((total, { amount }) => total + amount, 0)
    const row = {
      organizationId,
      id: payment.id,
      partyId: payment.partyId,
      currency: payment.currency,
      amount: BigInt(payment.amount),
      amountRefunded: BigInt(refunded),
      status: payment.isFailed ? ('FAILED' as const) : ('APPLIED' as const),
      receivedAt: new Date(payment.receivedAt),
    }
    const where = { organizationId_id: { organizationId, id: payment.id } }
    await database.payment.upsert({ where, create: row, update: { amountRefunded: row.amountRefunded } })
    for (const { id, amount, at } of payment.refunds) {
      const refund = {
        organizationId,
        id,
        paymentId: payment.id,
        amount: BigInt(amount),
        refundedAt: new Date(at),
      }
      await database.paymentRefund.upsert({
        where: { organizationId_id: { organizationId, id } },
        create: refund,
        update: {},
      })
    }
  }
  for (const entry of entries)
    for (const event of entry.events) await storeEvent(database, organizationId, entry, event)
}

async function storeEvent(
  database: Database,
  organizationId: string,
  { id: invoiceId }: Entry,
  event: Entry['events'][number],
): Promise<void> {
  const { id, amount: units, kind, paymentId, creditNoteId, isApproved } = event
  const where = { organizationId_id: { organizationId, id } }
  const update = { reversedAt: date(event.reversedAt) }
  const shared = { organizationId, id, invoiceId, amount: BigInt(units), ...update }
  const at = new Date(event.at)
  if (kind === 'ALLOCATION' && paymentId !== null) {
    const create = {
      ...shared,
      paymentId,
      invoiceAmount: BigInt(units),
      strategy: 'MANUAL' as const,
      isApproved,
      appliedAt: at,
    }
    await database.invoicePayment.upsert({ where, create, update })
  } else if (kind === 'CREDIT' && creditNoteId !== null) {
    await database.creditApplication.upsert({
      where,
      create: { ...shared, creditNoteId, appliedAt: at },
      update,
    })
  } else if (kind === 'WRITE_OFF') {
    const create = { ...shared, reason: 'OTHER' as const, writtenOffAt: at }
    await database.writeOff.upsert({ where, create, update })
  }
}

function invoiceRow({ id: organizationId, timezone }: Organization, book: Book, entry: Entry) {
  const { credits, writtenOff, due, paid } = amountsOf(book, entry)
  const stated = {
    workflowStatus: entry.cancelledAt === null ? ('SENT' as const) : ('CANCELLED' as const),
    voidedAt: date(entry.voidedAt),
    markedUncollectibleAt: date(entry.uncollectibleAt),
    paidDate: date(entry.paidAt),
    issueDate: new Date(entry.issuedAt),
    dueDate: date(entry.dueAt),
    isInDispute: false,
    amountDue: BigInt(due),
    amountPaid: BigInt(paid),
  }
  return {
    organizationId,
    id: entry.id,
    targetPartyId: entry.partyId,
    assigneeId: entry.assigneeId,
    currency: entry.currency,
    subtotal: BigInt(entry.total),
    total: BigInt(entry.total),
    prePaymentCreditNotes: BigInt(credits),
    amountWrittenOff: BigInt(writtenOff),
    cancelledAt: date(entry.cancelledAt),
    ...stated,
    ...derivedColumns(stated, timezone),
  }
}
