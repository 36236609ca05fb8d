import type { PromiseToPay } from '../../../prisma/generated/client/client.ts'
import type { Day } from '../../graph/calendar/day.ts'

export type PromiseStatus = 'ACTIVE' | 'KEPT' | 'BROKEN' | 'SUPERSEDED' | 'CANCELLED'

type PromiseDates = Pick<PromiseToPay, 'promisedOn' | 'fulfilledOn' | 'cancelledAt' | 'supersededAt'>

const DAY = 86_400_000

/** What became of a promise, on the organization's day. `promiseCondition.ts` says the same in SQL. */
export function promiseStatusOf(promise: PromiseDates, today: Day): PromiseStatus {
  const { promisedOn, fulfilledOn, cancelledAt, supersededAt } = promise
  if (cancelledAt !== null) return 'CANCELLED'
  if (supersededAt !== null) return 'SUPERSEDED'
  if (fulfilledOn !== null) return fulfilledOn <= promisedOn ? 'KEPT' : 'BROKEN'
  return promisedOn.getTime() / DAY < today ? 'BROKEN' : 'ACTIVE'
}
