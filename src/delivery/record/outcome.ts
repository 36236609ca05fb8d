import type { BounceSource } from '../../../prisma/generated/client/client.ts'
import { earliest, firstBounced, summarizeDelivery } from '../../outreach/rules.ts'
import { decisiveBounce } from './decisiveBounce.ts'
import type { DeliveryEvent, DeliveryState } from './delivery.ts'
import { changesDelivery, deliveryStateOf, UNTOUCHED } from './deliveryState.ts'
import type { KnownEmail, KnownEvent, KnownRecipient } from './readDeliveries.ts'

/** What is to be stored of one email and its recipients after its events. */
export type Outcome = {
  email: KnownEmail
  recipients: (DeliveryState & { id: string })[]
  summary: ReturnType<typeof summarizeDelivery>
  sentAt: Date | null
  callout: { source: BounceSource; detectedAt: Date; recipientEmails: string[] } | null
  /** The event whose report is shown in full. */
  bounceEventId: string | null
}

export function outcomeOf(
  email: KnownEmail,
  recipients: readonly KnownRecipient[],
  events: readonly KnownEvent[],
): Outcome {
  const eventsOf = (recipientId: string | null) => events.filter((event) => event.recipientId === recipientId)
  const copies = recipients.map((stored) => ({ ...stored, ...afterEvents(stored, eventsOf(stored.id)) }))
  // What happened to one of several recipients, nobody knows which, happened to the email.
  const unassigned = eventsOf(null).filter(changesDelivery)
  const all = unassigned.length === 0 ? copies : [...copies, afterEvents(UNTOUCHED, unassigned)]
  const callout = calloutOf(copies, events)
  return {
    email,
    recipients: copies,
    summary: summarizeDelivery(all, callout !== null || email.hasCallout),
    sentAt: earliest([email.sentAt, ...all.map(({ sentAt }) => sentAt)]),
    callout,
    bounceEventId: firstBounced(all)?.bounceEventId ?? null,
  }
}

function afterEvents(stored: DeliveryState, events: readonly DeliveryEvent[]) {
  return {
    ...deliveryStateOf(stored, events),
    bounceEventId: decisiveBounce(stored, events).eventId,
  }
}

function calloutOf(
  recipients: readonly Pick<KnownRecipient, 'address' | 'deliveryStatus'>[],
  events: readonly KnownEvent[],
): Outcome['callout'] {
  const [first] = events
    .filter(({ type }) => type === 'BOUNCED')
    .map(({ source, occurredAt }) => ({ source: source ?? ('UNKNOWN' as const), detectedAt: occurredAt }))
    .toSorted(
      (left, right) =>
        left.detectedAt.getTime() - right.detectedAt.getTime() || (left.source < right.source ? -1 : 1),
    )
  if (first === undefined) return null
  const bounced = recipients.filter(({ deliveryStatus }) => deliveryStatus === 'BOUNCED')
  return { ...first, recipientEmails: bounced.map(({ address }) => address) }
}
