import { deriveInvoice } from '../invoice/row.ts'
import { colleagueFor, type Past } from '../past.ts'

/** What is not going to come any more was written off when the invoice was given up. */
export function writeOffLosses({ world, bills }: Past): void {
  const random = world.randomFor('write-offs')
  for (const { row } of bills) {
    const { markedUncollectibleAt: at } = row
    const lost = row.amountDue - row.amountPaid
    if (at === null || lost <= 0n) continue
    row.amountWrittenOff = lost
    row.amountDue -= lost
    deriveInvoice(world, row)
    world.ledger.write_off.push({
      organizationId: world.organizationId,
      id: world.id(at),
      invoiceId: row.id,
      amount: lost,
      reason: row.amountPaid > 0n ? 'SETTLEMENT' : 'BAD_DEBT',
      note: row.amountPaid > 0n ? 'The rest was waived.' : 'Insolvency, nothing is to be expected.',
      writtenOffAt: at,
      writtenOffById: colleagueFor(world, random, row.assigneeId, at).id,
      reversedAt: null,
      reversedById: null,
      createdAt: at,
    })
  }
}
