import type { CallStatus } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Bill } from '../invoice/bill.ts'
import { numberOf, type Past } from '../past.ts'
import type { CallPlan } from './callPlan.ts'

/** What is not a call yet, not one any more, or one that came to nothing: one or two of each. */
const LATELY: readonly CallStatus[] = [
  'PENDING_APPROVAL',
  'PENDING_APPROVAL',
  'SCHEDULED',
  'SCHEDULED',
  'FAILED',
  'OTHER',
  'NO_ANSWER',
]

export function planPendingCalls(past: Past): CallPlan[] {
  const { world, bills } = past
  const { time } = world
  const random = world.randomFor('pending calls')
  const bestKnown = past.told[0]
  const callable = random
    .shuffle(bills)
    .filter((bill) => numberOf(bill.customer) !== null && !bill.customer.party.isCallOutreachPaused)
  const late = callable.filter(({ fate, dueDay }) => fate.kind === 'open' && dueDay < time.today - 10)
  const isKnown = ({ customer }: Bill) => customer === bestKnown
  const open = [
    ...late.filter(isKnown).slice(0, 1),
    ...late.filter((bill) => !isKnown(bill)),
    ...late.filter(isKnown).slice(1),
  ]
  const plan = (bill: Bill, status: CallStatus, at: Date): CallPlan => ({
    customer: bill.customer,
    bills: [bill],
    topic: 'voicemail',
    status,
    direction: 'OUTBOUND',
    at,
    named: time.today,
  })
  const lately = () =>
    time.notAfterNow(time.officeHour(random, time.workdayUntil(time.today - random.integer(1, 3))))
  const taken = LATELY.flatMap((status, index) => {
    const bill = open[index]
    return bill === undefined ? [] : [plan(bill, status, lately())]
  })
  const ringing = open[LATELY.length]
  if (ringing !== undefined) {
    // Just now, and they called: our number is answered at any hour.
    taken.push({
      ...plan(ringing, 'IN_PROGRESS', minutesAfter(time.now, -1.5)),
      topic: 'inquiry',
      direction: 'INBOUND',
    })
  }
  const paid = callable.filter(({ fate, dueDay }) => fate.kind === 'paid' && fate.day > dueDay + 12)
  const [withdrawn] = paid
  if (withdrawn?.row.paidDate != null) {
    const day = time.workdayUntil(time.dayOf(withdrawn.row.paidDate) - 2)
    const settledAt = withdrawn.row.paidDate
    taken.push({ ...plan(withdrawn, 'CANCELLED', time.officeHour(random, day)), settledAt })
  }
  return taken
}
