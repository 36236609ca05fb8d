import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { Bill } from './bill.ts'

/** Writes into the row what became of the invoice: payments, credit notes, promises, disputes, write-offs. */
export function enterFate(world: World, random: Random, bill: Bill): void {
  const { time } = world
  const { row, fate } = bill
  if (fate.kind !== 'void' && row.total > 20_000n && random.chance(0.03)) credit(random, bill)
  switch (fate.kind) {
    case 'paid':
      row.paidDate = time.officeHour(random, fate.day)
      row.amountPaid = paidAmount(random, bill)
      break
    case 'partial':
      row.amountPaid = portion(row.amountDue, fate.share)
      break
    case 'disputed':
      row.isInDispute = true
      break
    case 'uncollectible':
      row.markedUncollectibleAt = time.officeHour(random, fate.day)
      row.amountPaid = portion(row.amountDue, fate.share)
      break
    case 'void':
      row.voidedAt = time.officeHour(random, fate.day)
      break
  }
  if (fate.kind === 'open' || fate.kind === 'partial') promise(world, random, bill)
}

/** Credited before it was paid, now and then altogether. */
function credit(random: Random, { row, fate }: Bill): void {
  const isAll = fate.kind === 'paid' && random.chance(0.1)
  row.prePaymentCreditNotes = isAll ? row.total : portion(row.total, random.integer(40, 320) / 1_000)
  row.amountDue = row.total - row.prePaymentCreditNotes
}

/** Some customers pay in spite of the credit note, or pay twice. */
function paidAmount(random: Random, { row }: Bill): bigint {
  if (row.prePaymentCreditNotes > 0n && row.amountDue > 0n && random.chance(0.25)) return row.total
  if (random.chance(0.006)) return row.amountDue * 2n
  return random.chance(0.006) ? row.amountDue + BigInt(random.integer(9, 4_800)) : row.amountDue
}

function promise({ time }: World, random: Random, bill: Bill): void {
  const overdue = time.today - bill.dueDay
  if (overdue < 6 || !random.chance(0.2)) return
  const day = time.workdayFrom(time.today + random.integer(-9, 16))
  if (day <= bill.dueDay + 3) return
  bill.promisedDay = day
  bill.row.promisedToPayDate = new Date(day * 86_400_000)
}

function portion(amount: bigint, share: number): bigint {
  return (amount * BigInt(Math.round(share * 1_000))) / 1_000n
}
