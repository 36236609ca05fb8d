import type { DeliveryEvent } from './delivery.ts'

type Happened = Pick<DeliveryEvent, 'type' | 'occurredAt' | 'isMachine'>
type Bounced = { bounceType: DeliveryEvent['bounceType']; at: Date | null }

/**
 * When the mail arrived, in milliseconds: the other mail server took it, or a person had it open. A program may have
 * looked at it on its way.
 */
export function arrivalsOf(events: readonly Happened[]): number[] {
  return events
    .filter(({ type, isMachine }) => type === 'DELIVERED' || (isVisit(type) && !isMachine))
    .map(({ occurredAt }) => occurredAt.getTime())
}

function isVisit(type: Happened['type']): boolean {
  return type === 'OPENED' || type === 'CLICKED'
}

/**
 * Whether a bounce is the last word. A mail that arrived after it bounced has arrived, unless the address was refused for
 * good. The times at which things happened decide, never the order in which they became known; of one instant, the bounce
 * counts, and so does one of which nobody knows when it was.
 */
export function stands({ bounceType, at }: Bounced, lastArrival: number): boolean {
  return bounceType === 'HARD' || at === null || at.getTime() >= lastArrival
}
