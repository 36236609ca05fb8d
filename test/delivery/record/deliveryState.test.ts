import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BounceReason,
  BounceType,
  DeliveryStatus,
  EmailEventType,
} from '../../../prisma/generated/client/enums.ts'
import type { DeliveryEvent, DeliveryState } from '../../../src/outreach/delivery/record/delivery.ts'
import { deliveryStateOf, UNTOUCHED } from '../../../src/outreach/delivery/record/deliveryState.ts'
import {
  type KnownBefore,
  knownBeforeOf,
  stateBefore,
} from '../../../src/outreach/delivery/record/knownBefore.ts'
import { arrivalsOf } from '../../../src/outreach/delivery/record/standing.ts'
import { minutesLater } from '../world.ts'

const oneOf = <T>(values: Record<string, T>) => fc.constantFrom(...Object.values(values))
/** Few instants and few words, so that many events are alike in most. */
const instant = fc.integer({ min: 0, max: 4 }).map(minutesLater)
const words = fc.constantFrom(null, 'Mailbox full', 'User unknown')

const event: fc.Arbitrary<DeliveryEvent> = fc.record({
  id: fc.uuid(),
  type: oneOf(EmailEventType),
  occurredAt: instant,
  isMachine: fc.boolean(),
  bounceType: oneOf(BounceType),
  bounceReason: fc.option(oneOf(BounceReason)),
  detail: words,
  diagnosticCode: words,
  provider: fc.constantFrom('ses', 'mail'),
  providerEventId: fc.uuid(),
})
const maybe = fc.option(instant)
const imported: fc.Arbitrary<DeliveryState> = fc.record({
  deliveryStatus: oneOf(DeliveryStatus),
  sentAt: maybe,
  deliveredAt: maybe,
  firstOpenedAt: maybe,
  firstHumanOpenedAt: fc.constant(null),
  firstClickedAt: maybe,
  bouncedAt: maybe,
  bounceType: fc.option(oneOf(BounceType)),
  bounceReason: fc.option(oneOf(BounceReason)),
  bounceReasonText: words,
  diagnosticCode: words,
})

/** The state when the events become known in parts, in this order, and each part is recorded upon what is stored by then. */
function recordedInParts(
  imported: DeliveryState,
  events: readonly DeliveryEvent[],
  size: number,
): DeliveryState {
  let stored = { ...imported, knownBefore: null as KnownBefore | null }
  for (let known = size; known < events.length + size; known += size) {
    const before = stateBefore(stored)
    const knownBefore = JSON.parse(JSON.stringify(knownBeforeOf(before)))
    stored = { ...deliveryStateOf(before, events.slice(0, known)), knownBefore }
  }
  const { knownBefore: _kept, ...state } = stored
  return state
}

test('the state after all events is the same in whatever order and parts they came, whatever was known before', () => {
  const course = fc.tuple(
    fc.oneof(fc.constant(UNTOUCHED), imported),
    fc
      .array(event, { minLength: 1, maxLength: 8 })
      .chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
    fc.integer({ min: 1, max: 3 }),
  )

  fc.assert(
    fc.property(course, ([stored, [events, shuffled], size]) => {
      expect(recordedInParts(stored, shuffled, size)).toEqual(deliveryStateOf(stored, events))
    }),
    { numRuns: 2_000 },
  )
})

test('nothing that was known before is lost but a bounce after which the mail arrived', () => {
  fc.assert(
    fc.property(imported, fc.array(event, { maxLength: 8 }), (stored, events) => {
      const state = deliveryStateOf(stored, events)
      const times = ['sentAt', 'firstOpenedAt', 'firstClickedAt'] as const
      for (const name of times) {
        if (stored[name] !== null) expect(state[name]?.getTime()).toBeLessThanOrEqual(stored[name].getTime())
      }
      if (stored.deliveryStatus !== 'BOUNCED' || state.deliveryStatus === 'BOUNCED') return
      expect(stored.bounceType).not.toBe('HARD')
      const arrivedAt = Math.max(...arrivalsOf(events))
      expect(arrivedAt).toBeGreaterThan(stored.bouncedAt?.getTime() ?? Infinity)
    }),
  )
})

test('a bounce stands unless it was not hard and the mail arrived later, at whatever time either became known', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), (events) => {
      const state = deliveryStateOf(UNTOUCHED, events)
      const arrivals = events.filter(
        ({ type, isMachine }) =>
          type === 'DELIVERED' || ((type === 'OPENED' || type === 'CLICKED') && !isMachine),
      )
      const standing = events.filter(
        (bounce) =>
          bounce.type === 'BOUNCED' &&
          (bounce.bounceType === 'HARD' ||
            arrivals.every((arrival) => arrival.occurredAt <= bounce.occurredAt)),
      )
      expect(state.deliveryStatus === 'BOUNCED').toBe(standing.length > 0)
      expect(state.bouncedAt).toEqual(
        standing
          .map(({ occurredAt }) => occurredAt)
          .toSorted((left, right) => Number(left) - Number(right))[0] ?? null,
      )
      if (standing.length === 0) expect(state.bounceType).toBeNull()
    }),
    { numRuns: 2_000 },
  )
})
