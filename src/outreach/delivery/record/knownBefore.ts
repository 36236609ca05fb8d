import type { DeliveryState } from './delivery.ts'
import { UNTOUCHED } from './deliveryState.ts'

/** As `email_recipient.known_before` holds it: what differs from a recipient of whom nothing is known, times as ISO text. */
export type KnownBefore = {
  [Key in keyof DeliveryState]?: Date extends DeliveryState[Key] ? string | null : DeliveryState[Key]
}

export function knownBeforeOf(state: DeliveryState): KnownBefore {
  const given = Object.entries(stateOnly(state)).filter(
    ([key, value]) => value !== null && !(key === 'deliveryStatus' && value === UNTOUCHED.deliveryStatus),
  )
  return Object.fromEntries(
    given.map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  )
}

/**
 * What was known of a recipient before its first event, by an import. The state that is stored holds what events told as
 * well, and events that become known later may take some of that back.
 */
export function stateBefore(stored: DeliveryState & { knownBefore: KnownBefore | null }): DeliveryState {
  const { knownBefore } = stored
  if (knownBefore === null) return stateOnly(stored)
  const instantOf = (text: string | null | undefined) => (text ? new Date(text) : null)
  const { deliveryStatus, bounceType, bounceReason, bounceReasonText, diagnosticCode } = knownBefore
  return {
    deliveryStatus: deliveryStatus ?? UNTOUCHED.deliveryStatus,
    sentAt: instantOf(knownBefore.sentAt),
    deliveredAt: instantOf(knownBefore.deliveredAt),
    firstOpenedAt: instantOf(knownBefore.firstOpenedAt),
    firstHumanOpenedAt: instantOf(knownBefore.firstHumanOpenedAt),
    firstClickedAt: instantOf(knownBefore.firstClickedAt),
    bouncedAt: instantOf(knownBefore.bouncedAt),
    bounceType: bounceType ?? null,
    bounceReason: bounceReason ?? null,
    bounceReasonText: bounceReasonText ?? null,
    diagnosticCode: diagnosticCode ?? null,
  }
}

function stateOnly(stored: DeliveryState): DeliveryState {
  const { deliveryStatus, sentAt, deliveredAt, firstOpenedAt, firstHumanOpenedAt, firstClickedAt } = stored
  const { bouncedAt, bounceType, bounceReason, bounceReasonText, diagnosticCode } = stored
  const times = { sentAt, deliveredAt, firstOpenedAt, firstHumanOpenedAt, firstClickedAt, bouncedAt }
  return { deliveryStatus, ...times, bounceType, bounceReason, bounceReasonText, diagnosticCode }
}

export function isSameState(left: DeliveryState, right: DeliveryState): boolean {
  return JSON.stringify(stateOnly(left)) === JSON.stringify(stateOnly(right))
}
