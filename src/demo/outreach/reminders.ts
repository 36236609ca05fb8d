import type { Day } from '../../graph/calendar/day.ts'
import { type Bill, quietFrom } from '../invoice/bill.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

export type Reminder = {
  kind: 'polite' | 'firm' | 'final'
  day: Day
  bills: [Bill, ...Bill[]]
  isPersonal: boolean
}

/** Days after the due date, as a collector works: remind, press, warn, then ask in person. */
const STAGES = [
  { kind: 'polite', from: 4, to: 7, isPersonal: false },
  { kind: 'firm', from: 15, to: 20, isPersonal: false },
  { kind: 'final', from: 30, to: 36, isPersonal: false },
  { kind: 'firm', from: 58, to: 75, isPersonal: true },
  { kind: 'final', from: 96, to: 120, isPersonal: true },
] as const

/** Bills of a customer reminded of within so many days share one letter. */
const TOGETHER = 3

export function planReminders(world: World, random: Random, bills: readonly Bill[]): Reminder[] {
  const single = bills.flatMap((bill) => remindersOf(world, random, bill))
  const groups = Map.groupBy(single, ({ bills: [{ customer, row }], kind }) =>
    [customer.party.id, row.currency, kind].join(),
  )
  return [...groups.values()].flatMap((group) => gather(group))
}

function remindersOf(world: World, random: Random, bill: Bill): Reminder[] {
  const { time } = world
  return STAGES.map((stage) => ({
    kind: stage.kind,
    day: time.workdayFrom(bill.dueDay + random.integer(stage.from, stage.to)),
    bills: [bill] satisfies [Bill],
    isPersonal: stage.isPersonal,
  })).filter(({ day }) => day <= time.today && mayRemind(world, bill, day))
}

/** Nobody reminds before the due date, once the matter is settled or disputed, or while a promise runs. */
export function mayRemind(world: World, bill: Bill, day: Day): boolean {
  const quiet = quietFrom(bill)
  const { pausedFrom } = bill.customer
  const made = promiseMadeOn(world, bill)
  const isPromised = made !== null && day >= made && day <= (bill.promisedDay ?? 0) + 2
  const isPaused = pausedFrom !== null && day >= pausedFrom
  return (
    day > bill.dueDay &&
    (quiet === null || day < quiet) &&
    !isPromised &&
    !isPaused &&
    bill.row.amountDue > 0n
  )
}

/** The day on which the customer wrote that it would pay. */
export function promiseMadeOn({ time }: World, { promisedDay }: Bill): Day | null {
  return promisedDay === null ? null : time.workdayUntil(Math.min(time.today - 1, promisedDay - 4))
}

function gather(group: readonly Reminder[]): Reminder[] {
  const gathered: Reminder[] = []
  for (const reminder of [...group].sort((left, right) => left.day - right.day)) {
    const last = gathered.at(-1)
    // The earlier one waits for the later only if it may still be sent then.
    const isTogether =
      last !== undefined &&
      reminder.day - last.day <= TOGETHER &&
      last.bills.every((bill) => isStillOpen(bill, reminder.day))
    if (isTogether) {
      last.day = reminder.day
      last.bills.push(...reminder.bills)
    } else gathered.push({ ...reminder, bills: [...reminder.bills] })
  }
  return gathered
}

function isStillOpen(bill: Bill, day: Day): boolean {
  const quiet = quietFrom(bill)
  return (quiet === null || day < quiet) && bill.promisedDay === null && bill.customer.pausedFrom === null
}
