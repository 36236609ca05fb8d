import type { Day } from '../../graph/calendar/day.ts'
import type { Customer } from '../party/customer.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { Fate } from './bill.ts'

/** A bill this long past due without hope is written off. */
const WRITTEN_OFF_AFTER = 150

/** Decides what becomes of an invoice up to today. */
export function fateOf(world: World, random: Random, customer: Customer, issueDay: Day, dueDay: Day): Fate {
  const { time } = world
  const isOver = (day: Day) => time.isPast(time.at(day, 18 * 60))
  if (random.chance(0.014)) {
    const day = time.workdayFrom(issueDay + random.integer(1, 9))
    return isOver(day) ? { kind: 'void', day } : { kind: 'open' }
  }
  const paidDay = paymentDay(world, random, customer, issueDay, dueDay)
  if (paidDay !== null && isOver(paidDay)) return { kind: 'paid', day: paidDay }
  return unpaidFate(world, random, dueDay)
}

function unpaidFate({ time }: World, random: Random, dueDay: Day): Fate {
  const overdue = time.today - dueDay
  if (overdue > WRITTEN_OFF_AFTER && random.chance(0.55)) {
    const day = time.workdayUntil(dueDay + random.integer(115, WRITTEN_OFF_AFTER))
    return { kind: 'uncollectible', day, share: random.chance(0.2) ? random.integer(10, 45) / 100 : 0 }
  }
  if (overdue > 3 && random.chance(0.12)) {
    return { kind: 'disputed', day: time.workdayUntil(dueDay + random.integer(2, Math.min(overdue - 1, 40))) }
  }
  if (overdue > 2 && random.chance(0.2)) {
    // A deduction for early payment taken too late leaves two or three percent open.
    const share = random.chance(0.3) ? random.pick([0.98, 0.97]) : random.integer(22, 81) / 100
    return {
      kind: 'partial',
      day: time.workdayUntil(dueDay + random.integer(0, Math.min(overdue - 1, 45))),
      share,
    }
  }
  return { kind: 'open' }
}

/** When the money comes in; null from a customer that has stopped paying. Banks book on workdays. */
function paymentDay(
  { time }: World,
  random: Random,
  customer: Customer,
  issueDay: Day,
  dueDay: Day,
): Day | null {
  const day = time.workdayFrom(Math.max(issueDay + 1, dueDay + Math.round(delayOf(random, customer))))
  return customer.lapsedFrom !== null && day >= customer.lapsedFrom ? null : day
}

/** Days between due date and payment. */
function delayOf(random: Random, { behaviour, isDirectDebit }: Customer): number {
  if (isDirectDebit) return random.chance(0.04) ? random.integer(9, 30) : 0
  if (random.chance(0.024)) return random.integer(90, 260)
  if (behaviour === 'prompt') return random.normal(-2.5, 4)
  if (behaviour === 'veryLate') return Math.max(4, random.normal(58, 30))
  return Math.max(-3, random.normal(12, 9))
}
