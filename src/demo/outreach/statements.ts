import type { Day } from '../../graph/calendar/day.ts'
import { type Bill, quietFrom } from '../invoice/bill.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

const MONTHS = 10
const AT_LEAST = 3

export type Statement = { at: Date; bills: [Bill, ...Bill[]] }

/** On the second workday of each month, what is open, for customers with several open invoices. */
export function planStatements(world: World, random: Random, bills: readonly Bill[]): Statement[] {
  const accounts = Map.groupBy(bills, ({ customer }) => customer.party.id)
  return statementDays(world).flatMap((day) =>
    [...accounts.values()].flatMap((account) => {
      const [first, ...others] = account.filter((bill) => isOpenOn(bill, day))
      const isWritten = first !== undefined && others.length + 1 >= AT_LEAST && random.chance(0.6)
      return isWritten
        ? [{ at: world.time.officeHour(random, day), bills: [first, ...others] satisfies [Bill, ...Bill[]] }]
        : []
    }),
  )
}

function statementDays({ time }: World): Day[] {
  const today = new Date(time.today * 86_400_000)
  return Array.from({ length: MONTHS }, (_, back) => {
    const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1) / 86_400_000
    return time.workdayFrom(time.workdayFrom(first) + 1)
  }).filter((day) => day <= time.today)
}

function isOpenOn(bill: Bill, day: Day): boolean {
  const quiet = quietFrom(bill)
  const { pausedFrom } = bill.customer
  const isPaused = pausedFrom !== null && day >= pausedFrom
  return bill.issueDay < day && (quiet === null || day < quiet) && !isPaused && bill.row.amountDue > 0n
}
