import type { Day } from '../../graph/calendar/day.ts'
import type { Bill } from '../invoice/bill.ts'
import { mayRemind } from '../outreach/reminders.ts'
import type { Customer } from '../party/customer.ts'
import type { Past } from '../past.ts'
import { Deck, type Random } from '../random.ts'
import type { CallTopic } from '../words/call/spoken.ts'
import type { World } from '../world.ts'
import type { CallPlan } from './callPlan.ts'

/** Nobody is called about a bill sooner. */
const AFTER_DUE = 8
const MOST = 6
const MOST_OF_BEST_KNOWN = 18

/** Without a word about when the money comes. */
const IDLE: readonly (CallTopic | 'noAnswer')[] = [
  'voicemail',
  'noAnswer',
  'copyRequest',
  'outOfOffice',
  'voicemail',
  'wrongContact',
]

/** The calls that were made about the bills of those whose history is told, and those they made. */
export function planCalls(past: Past): CallPlan[] {
  const random = past.world.randomFor('calls')
  const idle = new Deck(random, IDLE)
  return past.told.flatMap((customer, index) => {
    const bills = past.billsOf(customer).filter((bill) => bill.row.targetPartyId === customer.party.id)
    const plans = bills.flatMap((bill) => callsAbout(past, random, customer, bill, idle))
    const inquiry = inquiryOf(past, random, customer, bills)
    return [...inquiry, ...random.shuffle(plans).slice(0, index === 0 ? MOST_OF_BEST_KNOWN : MOST)]
  })
}

function callsAbout(
  { world }: Past,
  random: Random,
  customer: Customer,
  bill: Bill,
  idle: Deck<CallTopic | 'noAnswer'>,
): CallPlan[] {
  const { time } = world
  const { fate } = bill
  const plan = (topic: CallTopic, day: Day, named: Day): CallPlan => ({
    customer,
    bills: [bill],
    topic,
    status: topic === 'voicemail' ? 'VOICEMAIL' : 'COMPLETED',
    direction: 'OUTBOUND',
    at: time.officeHour(random, day),
    named,
  })
  const lastMailed = bill.row.lastOutreachAt === null ? 0 : time.dayOf(bill.row.lastOutreachAt)
  const from = time.workdayFrom(Math.max(bill.dueDay + AFTER_DUE, lastMailed + 1))
  if (fate.kind === 'disputed') {
    const day = time.workdayFrom(fate.day + 1)
    return day < time.today ? [plan('dispute', day, day)] : []
  }
  if (fate.kind === 'paid') return paidCalls(world, random, bill, from, plan)
  const until = Math.min(time.today - 1, fate.kind === 'open' ? time.today : fate.day - 1)
  const day = time.workdayUntil(random.integer(from, Math.max(from, until)))
  if (day < from || day > until || customer.party.isCallOutreachPaused || !mayRemind(world, bill, day))
    return []
  const topic = idle.draw()
  const named = time.workdayFrom(day + random.integer(4, 12))
  if (topic !== 'noAnswer') return [plan(topic, day, named)]
  return [{ ...plan('voicemail', day, named), status: 'NO_ANSWER' }]
}

/** What was said must agree with when the money came. */
function paidCalls(
  { time }: World,
  random: Random,
  { fate, customer }: Bill,
  from: Day,
  plan: (topic: CallTopic, day: Day, named: Day) => CallPlan,
): CallPlan[] {
  if (fate.kind !== 'paid' || customer.party.isCallOutreachPaused) return []
  const days = fate.day - from
  if (days >= 14 && random.chance(0.4)) {
    const day = time.workdayFrom(from + random.integer(0, 3))
    const settled = time.workdayFrom(day + random.integer(3, 8))
    return settled >= fate.day
      ? []
      : [{ ...plan('dispute', day, day), settledAt: time.officeHour(random, settled) }]
  }
  if (days >= 6) {
    const day = time.workdayFrom(from + random.integer(0, Math.min(4, days - 6)))
    return fate.day - day >= 3 ? [plan('promise', day, fate.day)] : []
  }
  const day = time.workdayFrom(Math.max(from, fate.day - 3))
  return day < fate.day ? [plan('paymentSent', day, fate.day)] : []
}

/** The customer calls about all that is open, or about a forged letter. */
function inquiryOf(
  { world: { time } }: Past,
  random: Random,
  customer: Customer,
  bills: readonly Bill[],
): CallPlan[] {
  const day = time.workdayUntil(time.today - random.integer(2, 25))
  const open = bills.filter(
    ({ fate, dueDay }) =>
      dueDay < day && (fate.kind === 'open' || (fate.kind === 'partial' && fate.day < day)),
  )
  const [first] = open
  if (first === undefined) return []
  const same = open.filter(({ row }) => row.currency === first.row.currency).slice(0, 4)
  const [oldest = first, ...others] = same.sort((left, right) => left.dueDay - right.dueDay)
  const topic = others.length > 0 ? 'inquiry' : 'bankDetails'
  const at = time.officeHour(random, day)
  return [
    {
      customer,
      bills: [oldest, ...others],
      topic,
      status: 'COMPLETED',
      direction: 'INBOUND',
      at,
      named: day,
    },
  ]
}
