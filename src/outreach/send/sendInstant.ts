import { refusal } from '../../graph/mutation/userError.ts'
import type { InstantOrDay } from '../../graph/scalars.ts'

const FURTHEST = 366 * 86_400_000

/** When a planned email is to be sent; null for at once, which is also what the past means. */
export function sendInstant(plannedSendAt: InstantOrDay | null, now: Date): Date | null {
  if (typeof plannedSendAt === 'string') {
    throw refusal(
      'INVALID',
      'plannedSendAt',
      'The time to send it needs a time of day and a zone, not a day alone.',
    )
  }
  if (plannedSendAt === null || plannedSendAt <= now) return null
  if (plannedSendAt.getTime() - now.getTime() <= FURTHEST) return plannedSendAt
  throw refusal('INVALID', 'plannedSendAt', 'An email can be planned at most a year ahead.')
}
