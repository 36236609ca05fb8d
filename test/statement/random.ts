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

export const BEGIN = Date.parse('2026-01-01T00:00:00Z')
export const END = Date.parse('2026-03-10T00:00:00Z')
const CURRENCIES = ['EUR', 'JPY'] as const

/** A random year of two parties, as rows: what the statement makes of them is worked out from the rows by other means. */
export async function writeHistory(
  database: Database,
  { id: organizationId, timezone }: { id: string; timezone: string },
  partyIds: readonly string[],
  draw: Draw,
) {
  const at = (from = BEGIN) => new Date(draw.int(Math.max(from, BEGIN), END))
  const party = () => partyIds[draw.int(0, partyIds.length - 1)] as string
  const run = (statement: ReturnType<typeof sql>) => database.read(statement)
  const payments = []
  for (let count = draw.int(0, 4); count > 0; count--) {
    const id = uuidv7()
    const receivedAt = at()
    const amount = draw.int(1, 900)
    const currency = CURRENCIES[draw.int(0, 1)]
    const status = draw.chance(0.1) ? 'FAILED' : 'APPLIED'
    const refunds = draw.chance(0.3) ? [draw.int(1, amount)] : []
    const elsewhere = draw.chance(0.1) ? 1 : 0
    const refunded = refunds.reduce((sum, one) => sum + one, elsewhere)
    await database.payment.create({
      data: {
        organizationId,
        id,
        partyId: party(),
        amount: BigInt(amount),
        amountRefunded: BigInt(refunded),
        currency: currency ?? 'EUR',
        status,
        receivedAt,
        referenceNumber: `P${count}`,
      },
    })
    for (const refund of refunds)
      await run(sql`insert into payment_refund (organization_id, id, payment_id, amount, refunded_at) values
        (${organizationId}::uuid, ${uuidv7()}::uuid, ${id}::uuid, ${refund}::int, ${at(receivedAt.getTime())}::timestamptz)`)
    payments.push({ id, receivedAt, currency })
  }
  const invoices = []
  for (let count = draw.int(1, 6); count > 0; count--) {
    const id = uuidv7()
    const isNote = draw.chance(0.3)
    const issueDate = draw.chance(0.9) ? at() : null
    const total = BigInt(draw.int(1, 1_000) * (isNote ? -1 : 1))
    const currency = CURRENCIES[draw.int(0, 1)] ?? 'EUR'
    const workflowStatus = draw.chance(0.85)
      ? ('SENT' as const)
      : draw.chance(0.5)
        ? ('DRAFT' as const)
        : ('CANCELLED' as const)
    const credited = draw.chance(0.2) ? BigInt(draw.int(1, 50)) : 0n
    const writtenOff = draw.chance(0.2) ? BigInt(draw.int(1, 50)) : 0n
    const amountDue = total - credited - writtenOff - (draw.chance(0.1) ? 3n : 0n)
    const amountPaid = draw.chance(0.5) ? BigInt(draw.int(isNote ? -500 : 0, isNote ? 0 : 1_100)) : 0n
    const after = () => at(issueDate?.getTime())
    const row = {
      workflowStatus,
      issueDate,
      dueDate: draw.chance(0.8) ? after() : null,
      paidDate: draw.chance(0.4) ? at() : null,
      voidedAt: draw.chance(0.15) ? after() : null,
      markedUncollectibleAt: draw.chance(0.15) ? after() : null,
      isInDispute: draw.chance(0.1),
      amountDue,
      amountPaid,
    }
    const cancelledAt = workflowStatus === 'CANCELLED' && draw.chance(0.8) ? after() : null
    await database.invoice.create({
      data: {
        organizationId,
        id,
        invoiceNumber: `I${count}`,
        targetPartyId: party(),
        currency,
        subtotal: total,
        total,
        prePaymentCreditNotes: credited,
        amountWrittenOff: writtenOff,
        cancelledAt,
        createdAt: at(),
        ...row,
        ...derivedColumns(row, timezone),
      },
    })
    if (draw.chance(0.3)) {
      const [from, until] = span(draw, BEGIN)
      await run(sql`insert into write_off (organization_id, id, invoice_id, amount, reason, written_off_at, reversed_at) values
        (${organizationId}::uuid, ${uuidv7()}::uuid, ${id}::uuid, ${draw.int(1, 60)}::int, 'OTHER', ${from}::timestamptz, ${until}::timestamptz)`)
    }
    invoices.push({ id, currency, isNote })
  }
  for (const payment of payments) {
    for (const invoice of invoices) {
      if (!draw.chance(0.4)) continue
      const [from, until] = span(draw, payment.receivedAt.getTime())
      const amount = draw.int(1, 300)
      const pays = payment.currency === invoice.currency ? amount : draw.int(1, 300)
      await run(sql`insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, invoice_amount, strategy, is_approved,
          applied_at, reversed_at, updated_at) values (${organizationId}::uuid, ${uuidv7()}::uuid, ${invoice.id}::uuid, ${payment.id}::uuid,
          ${amount}::int, ${pays}::int, 'OTHER', ${draw.chance(0.85)}::boolean, ${from}::timestamptz, ${until}::timestamptz, now())`)
    }
  }
  for (const note of invoices.filter(({ isNote }) => isNote)) {
    for (const invoice of invoices) {
      if (invoice.isNote || invoice.currency !== note.currency || !draw.chance(0.5)) continue
      const [from, until] = span(draw, BEGIN)
      await run(sql`insert into credit_application (organization_id, id, credit_note_id, invoice_id, amount, applied_at, reversed_at) values
        (${organizationId}::uuid, ${uuidv7()}::uuid, ${note.id}::uuid, ${invoice.id}::uuid, ${draw.int(1, 200)}::int,
          ${from}::timestamptz, ${until}::timestamptz)`)
    }
  }
}

function span(draw: Draw, from: number): [Date, Date | null] {
  const begin = draw.int(from, END)
  return [new Date(begin), draw.chance(0.25) ? new Date(draw.int(begin, END)) : null]
}
