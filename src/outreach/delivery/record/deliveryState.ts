import type { DeliveryStatus, EmailEventType } from '../../../../prisma/generated/client/client.ts'
import { deliveryStatusOf, earliest } from '../../email/rules.ts'
import { decisiveBounce } from './decisiveBounce.ts'
import type { DeliveryEvent, DeliveryState } from './delivery.ts'
import { arrivalsOf, stands } from './standing.ts'

/** Everything else, such as a delay, changes nothing. */
const STATUS_AFTER: Partial<Record<EmailEventType, DeliveryStatus>> = {
  QUEUED: 'QUEUED',
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  OPENED: 'OPENED',
  CLICKED: 'CLICKED',
  BOUNCED: 'BOUNCED',
  FAILED: 'FAILED',
  COMPLAINED: 'SPAM',
  SUPPRESSED: 'SUPPRESSED',
}

export const UNTOUCHED: DeliveryState = {
  deliveryStatus: 'QUEUED',
  sentAt: null,
  deliveredAt: null,
  firstOpenedAt: null,
  firstHumanOpenedAt: null,
  firstClickedAt: null,
  bouncedAt: null,
  bounceType: null,
  bounceReason: null,
  bounceReasonText: null,
  diagnosticCode: null,
}

export function changesDelivery({ type }: Pick<DeliveryEvent, 'type'>): boolean {
  return STATUS_AFTER[type] !== undefined
}

/**
 * The state after all events, in whatever order they came: the furthest status, the earliest times, and of the bounces that
 * stand the decisive one. `before` is what an import knew without any event.
 */
export function deliveryStateOf(
  before: DeliveryState,
  events: readonly DeliveryEvent[],
  lastArrival = Math.max(...arrivalsOf(events)),
): DeliveryState {
  const known = standingBefore(before, lastArrival)
  const counting = standingEvents(events, lastArrival)
  const timesOf = (...types: EmailEventType[]) =>
    counting.filter(({ type }) => types.includes(type)).map(({ occurredAt }) => occurredAt)
  const byHumans = counting.filter(({ isMachine }) => !isMachine)
  // A person who clicks has the mail open, also where images are not loaded.
  const humanOpens = byHumans.filter(({ type }) => type === 'OPENED' || type === 'CLICKED')
  const humanTimes = humanOpens.map(({ occurredAt }) => occurredAt)
  const statuses = counting.flatMap(({ type }) => STATUS_AFTER[type] ?? [])
  const deliveries = [before.deliveredAt, ...timesOf('DELIVERED')]
  return {
    deliveryStatus: deliveryStatusOf([known.deliveryStatus, ...statuses]) ?? known.deliveryStatus,
    sentAt: earliest([before.sentAt, ...timesOf('SENT')]),
    deliveredAt:
      earliest(deliveries.filter(isAfter(lastEnded(before, events, lastArrival)))) ?? earliest(deliveries),
    firstOpenedAt: earliest([before.firstOpenedAt, ...timesOf('OPENED'), ...humanTimes]),
    firstHumanOpenedAt: earliest([before.firstHumanOpenedAt, ...humanTimes]),
    firstClickedAt: earliest([before.firstClickedAt, ...timesOf('CLICKED')]),
    bouncedAt: earliest([known.bouncedAt, ...timesOf('BOUNCED')]),
    ...decisiveBounce(known, counting).bounce,
  }
}

/** The events without the bounces after which the mail arrived all the same. */
export function standingEvents<E extends DeliveryEvent>(events: readonly E[], lastArrival: number): E[] {
  return events.filter(
    ({ type, bounceType, occurredAt }) =>
      type !== 'BOUNCED' || stands({ bounceType, at: occurredAt }, lastArrival),
  )
}

/** What an import knew, without a bounce that a later arrival has ended. */
export function standingBefore(before: DeliveryState, lastArrival: number): DeliveryState {
  return isOver(before, lastArrival) ? withoutBounce(before) : before
}

function isOver({ deliveryStatus, bounceType, bouncedAt }: DeliveryState, lastArrival: number): boolean {
  return deliveryStatus === 'BOUNCED' && !stands({ bounceType, at: bouncedAt }, lastArrival)
}

function withoutBounce(before: DeliveryState): DeliveryState {
  const { bouncedAt, bounceType, bounceReason, bounceReasonText, diagnosticCode } = UNTOUCHED
  const deliveryStatus = before.firstClickedAt ? 'CLICKED' : before.firstOpenedAt ? 'OPENED' : 'SENT'
  return {
    ...before,
    deliveryStatus,
    bouncedAt,
    bounceType,
    bounceReason,
    bounceReasonText,
    diagnosticCode,
  }
}

/** When the last bounce was that an arrival has ended: what was called a delivery before it was none. */
function lastEnded(before: DeliveryState, events: readonly DeliveryEvent[], lastArrival: number): number {
  const counting = new Set(standingEvents(events, lastArrival))
  const ended = events.filter((event) => !counting.has(event)).map(({ occurredAt }) => occurredAt.getTime())
  const imported = isOver(before, lastArrival) ? [before.bouncedAt?.getTime() ?? -Infinity] : []
  return Math.max(...ended, ...imported)
}

const isAfter = (time: number) => (instant: Date | null) => instant !== null && instant.getTime() > time
