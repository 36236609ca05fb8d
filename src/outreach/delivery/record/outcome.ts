import { earliest, firstBounced, summarizeDelivery } from '../../email/rules.ts'
import { calloutOf } from './callout.ts'
import { decisiveBounce } from './decisiveBounce.ts'
import type { Callout, DeliveryState } from './delivery.ts'
import {
  changesDelivery,
  deliveryStateOf,
  standingBefore,
  standingEvents,
  UNTOUCHED,
} from './deliveryState.ts'
import { type KnownBefore, knownBeforeOf, stateBefore } from './knownBefore.ts'
import type { KnownEmail, KnownEvent, KnownRecipient } from './readDeliveries.ts'
import { arrivalsOf } from './standing.ts'

/** What is to be stored of one email and its recipients after its events. */
export type Outcome = {
  email: KnownEmail
  recipients: (DeliveryState & { id: string; knownBefore: KnownBefore })[]
  summary: ReturnType<typeof summarizeDelivery>
  sentAt: Date | null
  callout: Callout | null
  /** The event whose report is shown in full. */
  bounceEventId: string | null
  /** It bounced, and arrived all the same. */
  isBounceOver: boolean
}

export function outcomeOf(
  email: KnownEmail,
  recipients: readonly KnownRecipient[],
  events: readonly KnownEvent[],
): Outcome {
  const eventsOf = (recipientId: string | null) => events.filter((event) => event.recipientId === recipientId)
  const copies = recipients.map((stored) => {
    const before = stateBefore(stored)
    const { id, address } = stored
    return { id, address, before, ...afterEvents(before, eventsOf(id)) }
  })
  // What happened to one of several recipients, nobody knows which, happened to the email.
  const unassigned = eventsOf(null).filter(changesDelivery)
  const strayed = unassigned.length === 0 ? [] : [afterUnassigned(unassigned, copies)]
  const all = [...copies, ...strayed]
  const callout = calloutOf(
    email.calloutBefore,
    copies.map(({ address, state }) => ({ address, deliveryStatus: state.deliveryStatus })),
    all.flatMap(({ standing }) => standing),
  )
  const summary = summarizeDelivery(
    all.map(({ state }) => state),
    callout !== null,
  )
  return {
    email,
    recipients: copies.map(({ id, state, before }) => ({ ...state, id, knownBefore: knownBeforeOf(before) })),
    summary,
    sentAt: earliest([email.sentAt, ...all.map(({ state }) => state.sentAt)]),
    callout,
    bounceEventId:
      firstBounced(all.map(({ state, bounceEventId }) => ({ ...state, bounceEventId })))?.bounceEventId ??
      null,
    isBounceOver: !summary.isBounced && events.some(({ type }) => type === 'BOUNCED'),
  }
}

type After = {
  state: DeliveryState
  bounceEventId: string | null
  /** When it arrived, each time that is known, in milliseconds. */
  arrivals: number[]
  /** The events that count. */
  standing: KnownEvent[]
}

function afterEvents(
  before: DeliveryState,
  events: readonly KnownEvent[],
  arrivals = arrivalsOf(events),
): After {
  const lastArrival = Math.max(...arrivals)
  const standing = standingEvents(events, lastArrival)
  return {
    state: deliveryStateOf(before, events, lastArrival),
    bounceEventId: decisiveBounce(standingBefore(before, lastArrival), standing).eventId,
    arrivals,
    standing,
  }
}

/** Such a bounce is over when every recipient has the mail: as many arrivals are later as there are recipients. */
function afterUnassigned(events: readonly KnownEvent[], copies: readonly After[]): After {
  const latestOfEach = copies.map(({ arrivals }) => Math.max(...arrivals))
  const latest = [...latestOfEach, ...arrivalsOf(events)].toSorted((left, right) => right - left)
  const last = latest[Math.max(copies.length, 1) - 1]
  return afterEvents(UNTOUCHED, events, last === undefined ? [] : [last])
}
