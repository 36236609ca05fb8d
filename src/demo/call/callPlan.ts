import type { Call, CallStatus, Direction } from '../../../prisma/generated/client/client.ts'
import type { Day } from '../../graph/calendar/day.ts'
import type { Bill } from '../invoice/bill.ts'
import type { Customer } from '../party/customer.ts'
import type { CallFacts, CallTopic } from '../words/call/spoken.ts'

/** A call that is to be told of. */
export type CallPlan = {
  customer: Customer
  bills: readonly [Bill, ...Bill[]]
  topic: CallTopic
  status: CallStatus
  direction: Direction
  at: Date
  /** The day that is promised, or on which somebody is back. */
  named: Day
  /** When a dispute of the past was settled, or a planned call withdrawn. */
  settledAt?: Date
}

/** A call with what came of it. `facts` are in English, for the team. */
export type ToldCall = CallPlan & { call: Call; facts: CallFacts }
