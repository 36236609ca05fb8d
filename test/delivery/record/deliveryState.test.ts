import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BounceReason,
  BounceType,
  DeliveryStatus,
  EmailEventType,
} from '../../../prisma/generated/client/enums.ts'
import type { DeliveryEvent, DeliveryState } from '../../../src/delivery/record/delivery.ts'
import { deliveryStateOf, UNTOUCHED } from '../../../src/delivery/record/deliveryState.ts'
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
  stored: DeliveryState,
  events: readonly DeliveryEvent[],
  size: number,
): DeliveryState {
  let state = stored
  for (let known = size; known < events.length + size; known += size) {
    state = deliveryStateOf(state, events.slice(0, known))
  }
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

test('nothing that was known before is lost, and nothing is moved back', () => {
  fc.assert(
    fc.property(imported, fc.array(event, { maxLength: 8 }), (stored, events) => {
      const state = deliveryStateOf(stored, events)
      const times = ['sentAt', 'deliveredAt', 'firstOpenedAt', 'firstClickedAt', 'bouncedAt'] as const
      for (const name of times) {
        if (stored[name] !== null) expect(state[name]?.getTime()).toBeLessThanOrEqual(stored[name].getTime())
      }
      expect(deliveryStateOf(state, events)).toEqual(state)
    }),
  )
})
