import type { Past } from '../past.ts'
import type { ToldCall } from './callPlan.ts'
import { planPendingCalls } from './pendingCalls.ts'
import { planCalls } from './plan.ts'
import { ring } from './ring.ts'

/** All calls, in the order they were made. */
export function makeCalls(past: Past): ToldCall[] {
  const random = past.world.randomFor('speech')
  const plans = [...planCalls(past), ...planPendingCalls(past)]
  return plans
    .sort((left, right) => left.at.getTime() - right.at.getTime())
    .map((plan) => ring(past, random, plan))
}
