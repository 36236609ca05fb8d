import { sql } from '../../src/database/sql.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { derivedColumns } from '../../src/ledger/invoice/rules.ts'
import type { createTestDatabase } from '../database.ts'

type Database = Awaited<ReturnType<typeof createTestDatabase>>['database']
type Draw = { int(min: number, max: number): number; chance(share: number): boolean }

/** The same numbers for the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (share) => next() < share,
  }
}

const BEGIN = Date.parse('2026-01-01T00:00:00Z')
const END = Date.parse('2026-03-10T00:00:00Z')
const CURRENCIES = ['EUR', 'JPY'] as const

type History = {
  database: Database
  organizationId: string
  timezone: string
  partyIds: readonly string[]
  draw: Draw
}
type Payment = { id: string; receivedAt: Date; currency: string }
type Invoice = { id: string; currency: string; isNote: boolean }

/** Random books of two parties, as rows: what the statement makes of them is worked out from the rows by other means. */
export async function writeHistory(history: History): Promise<void> {
  const { draw } = history
  const payments = await several(draw.int(0, 4), () => writePayment(history))
  const invoices = await several(draw.int(1, 6), () => writeInvoice(history))
  for (const invoice of invoices) {
    const sometimes = <Row>(rows: readonly Row[], share: number) => rows.filter(() => draw.chance(share))
    const notes = invoices.filter(
      (note) => note.isNote && !invoice.isNote && note.currency === invoice.currency,
    )
    for (const one of sometimes([invoice], 0.3)) await writeOff(history, one)
    for (const payment of sometimes(payments, 0.4)) await allocate(history, payment, invoice)
    for (const note of sometimes(notes, 0.5)) await apply(history, note, invoice)
  }
}

async function several<Row>(count: number, write: () => Promise<Row>): Promise<Row[]> {
  const rows: Row[] = []
  while (rows.length < count) rows.push(await write())
  return rows
}

function moment(draw: Draw, from = BEGIN): Date {
  return new Date(draw.int(Math.max(from, BEGIN), END))
}

function oneOf<Value>(draw: Draw, values: readonly [Value, ...Value[]]): Value {
  return values[draw.int(0, values.length - 1)] ?? values[0]
}

function partyIn({ partyIds: [first = '', second = ''], draw }: History): string {
  return oneOf(draw, [first, second])
}

async function writePayment(history: History): Promise<Payment> {
  const { database, organizationId, draw } = history
  const [id, receivedAt, amount] = [uuidv7(), moment(draw), draw.int(1, 900)]
  const currency = oneOf(draw, CURRENCIES)
  const refund = draw.chance(0.3) ? draw.int(1, amount) : 0
  await database.payment.create({
    data: {
      organizationId,
      id,
      partyId: partyIn(history),
      amount: BigInt(amount),
      amountRefunded: BigInt(refund + (draw.chance(0.1) ? 1 : 0)),
      currency,
      status: draw.chance(0.1) ? 'FAILED' : 'APPLIED',
      receivedAt,
    },
  })
  if (refund > 0) {
    await database.read(sql`insert into payment_refund (organization_id, id, payment_id, amount, refunded_at) values
      (${organizationId}::uuid, ${uuidv7()}::uuid, ${id}::uuid, ${refund}::int, ${moment(draw, receivedAt.getTime())}::timestamptz)`)
  }
  return { id, receivedAt, currency }
}

async function writeInvoice(history: History): Promise<Invoice> {
  const { database, organizationId, timezone, draw } = history
  const [id, isNote] = [uuidv7(), draw.chance(0.3)]
  const currency = oneOf(draw, CURRENCIES)
  const issueDate = draw.chance(0.9) ? moment(draw) : null
  const total = BigInt(draw.int(1, 1_000) * (isNote ? -1 : 1))
  const some = (share: number, most: number) => (draw.chance(share) ? BigInt(draw.int(1, most)) : 0n)
  const sometimes = (share: number, from?: Date | null) =>
    draw.chance(share) ? moment(draw, from?.getTime()) : null
  const [credited, writtenOff] = [some(0.2, 50), some(0.2, 50)]
  const row = {
    workflowStatus: oneOf(draw, ['SENT', 'SENT', 'SENT', 'SENT', 'DRAFT', 'CANCELLED'] as const),
    issueDate,
    dueDate: sometimes(0.8, issueDate),
    paidDate: sometimes(0.4),
    voidedAt: sometimes(0.15, issueDate),
    markedUncollectibleAt: sometimes(0.15, issueDate),
    isInDispute: draw.chance(0.1),
    amountDue: total - credited - writtenOff - some(0.1, 3),
    amountPaid: isNote ? -some(0.5, 500) : some(0.5, 1_100),
  }
  await database.invoice.create({
    data: {
      organizationId,
      id,
      targetPartyId: partyIn(history),
      currency,
      subtotal: total,
      total,
      prePaymentCreditNotes: credited,
      amountWrittenOff: writtenOff,
      cancelledAt: row.workflowStatus === 'CANCELLED' ? sometimes(0.8, issueDate) : null,
      createdAt: moment(draw),
      ...row,
      ...derivedColumns(row, timezone),
    },
  })
  // What is cancelled had been sent, or was a draft that was given up.
  if (row.workflowStatus === 'CANCELLED') {
    const before = draw.chance(0.6) ? 'SENT' : 'DRAFT'
    await database.invoiceStatusChange.create({
      data: { organizationId, invoiceId: id, before, after: 'CANCELLED', occurredAt: moment(draw) },
    })
  }
  return { id, currency, isNote }
}

async function writeOff({ database, organizationId, draw }: History, { id }: Invoice): Promise<void> {
  const [from, until] = span(draw, BEGIN)
  await database.read(sql`insert into write_off (organization_id, id, invoice_id, amount, reason, written_off_at, reversed_at) values
    (${organizationId}::uuid, ${uuidv7()}::uuid, ${id}::uuid, ${draw.int(1, 60)}::int, 'OTHER', ${from}::timestamptz,
      ${until}::timestamptz)`)
}

async function allocate(history: History, payment: Payment, invoice: Invoice): Promise<void> {
  const { database, organizationId, draw } = history
  const [from, until] = span(draw, payment.receivedAt.getTime())
  const amount = draw.int(1, 300)
  const pays = payment.currency === invoice.currency ? amount : draw.int(1, 300)
  await database.read(sql`insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, invoice_amount, strategy,
      is_approved, applied_at, reversed_at, updated_at)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, ${invoice.id}::uuid, ${payment.id}::uuid, ${amount}::int, ${pays}::int, 'OTHER',
      ${draw.chance(0.85)}::boolean, ${from}::timestamptz, ${until}::timestamptz, now())`)
}

async function apply(
  { database, organizationId, draw }: History,
  note: Invoice,
  invoice: Invoice,
): Promise<void> {
  const [from, until] = span(draw, BEGIN)
  await database.read(sql`insert into credit_application (organization_id, id, credit_note_id, invoice_id, amount, applied_at, reversed_at)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, ${note.id}::uuid, ${invoice.id}::uuid, ${draw.int(1, 200)}::int,
      ${from}::timestamptz, ${until}::timestamptz)`)
}

function span(draw: Draw, from: number): [Date, Date | null] {
  const begin = draw.int(from, END)
  return [new Date(begin), draw.chance(0.25) ? new Date(draw.int(begin, END)) : null]
}
