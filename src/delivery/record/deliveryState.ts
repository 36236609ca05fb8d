import type { DeliveryStatus, EmailEventType } from '../../../prisma/generated/client/client.ts'
import { deliveryStatusOf, earliest } from '../../outreach/rules.ts'
import { decisiveBounce } from './decisiveBounce.ts'
import type { DeliveryEvent, DeliveryState } from './delivery.ts'

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
 * The state after all events, in whatever order they came: the furthest status, the earliest times, the decisive bounce.
 * Each of these only ever moves one way, so what is stored already may take part: it adds nothing where it came from these
 * events, and keeps what an import knew without any.
 */
export function deliveryStateOf(stored: DeliveryState, events: readonly DeliveryEvent[]): DeliveryState {
  const timesOf = (...types: EmailEventType[]) =>
    events.filter(({ type }) => types.includes(type)).map(({ occurredAt }) => occurredAt)
  const byHumans = events.filter(({ isMachine }) => !isMachine)
  // Whoever clicks has the mail open, also where images are not loaded.
  const humanOpens = byHumans.filter(({ type }) => type === 'OPENED' || type === 'CLICKED')
  const humanTimes = humanOpens.map(({ occurredAt }) => occurredAt)
  const statuses = events.flatMap(({ type }) => STATUS_AFTER[type] ?? [])
  return {
    deliveryStatus: deliveryStatusOf([stored.deliveryStatus, ...statuses]) ?? stored.deliveryStatus,
    sentAt: earliest([stored.sentAt, ...timesOf('SENT')]),
    deliveredAt: earliest([stored.deliveredAt, ...timesOf('DELIVERED')]),
    firstOpenedAt: earliest([stored.firstOpenedAt, ...timesOf('OPENED'), ...humanTimes]),
    firstHumanOpenedAt: earliest([stored.firstHumanOpenedAt, ...humanTimes]),
    firstClickedAt: earliest([stored.firstClickedAt, ...timesOf('CLICKED')]),
    bouncedAt: earliest([stored.bouncedAt, ...timesOf('BOUNCED')]),
    ...decisiveBounce(stored, events).bounce,
  }
}
