import type { Handover } from '../../mail/transport.ts'
import type { NewEvent } from '../delivery/record/newEvent.ts'
import type { PendingRecipient } from './pendingEmail.ts'
import { refusedBounce } from './refusedBounce.ts'

/** Of one copy: what is told of it, and whether it is to be tried again. */
export type CopyOutcome = { event: NewEvent; remoteIds: readonly string[]; isOpen: boolean }

type Copy = { emailId: string; recipient: Pick<PendingRecipient, 'id'>; now: Date }

const PROVIDER = 'duegraph'

/** What the mail system's answer to one copy means for its recipient. */
export function copyOutcomeOf(handover: Handover, copy: Copy & { isLastTry: boolean }): CopyOutcome {
  if (handover.outcome === 'ACCEPTED') {
    return { ...sentOutcome(copy, handover.response), remoteIds: handover.providerIds }
  }
  if (handover.outcome === 'DEFERRED' && !copy.isLastTry) {
    return { event: eventOf(copy, 'DEFERRED', { detail: handover.response }), remoteIds: [], isOpen: true }
  }
  if (handover.outcome === 'DEFERRED' || !handover.isRecipient) return failedOutcome(copy, handover.response)
  const bounce = refusedBounce(handover)
  return { event: eventOf(copy, 'BOUNCED', { bounce, source: 'SMTP_REPLY' }), remoteIds: [], isOpen: false }
}

/** Nothing is handed over for an address that never gets mail. */
export function suppressedOutcome(copy: Copy): CopyOutcome {
  return { event: eventOf(copy, 'SUPPRESSED', {}), remoteIds: [], isOpen: false }
}

export function sentOutcome(copy: Copy, detail: string): CopyOutcome {
  return { event: eventOf(copy, 'SENT', { detail }), remoteIds: [], isOpen: false }
}

/** Nobody tries it again, and nobody says that the address is at fault. */
export function failedOutcome(copy: Copy, detail: string): CopyOutcome {
  return { event: eventOf(copy, 'FAILED', { detail }), remoteIds: [], isOpen: false }
}

function eventOf(
  { emailId, recipient, now }: Copy,
  type: NewEvent['type'],
  told: Partial<Pick<NewEvent, 'detail' | 'bounce' | 'source'>>,
): NewEvent {
  return {
    emailId,
    recipientId: recipient.id,
    type,
    occurredAt: now,
    source: null,
    bounce: null,
    isMachine: false,
    userAgent: null,
    ipAddress: null,
    url: null,
    detail: null,
    provider: PROVIDER,
    // One of each kind: a copy is handed over once, and a delay that lasts is one delay.
    providerEventId: `${type.toLowerCase()} ${recipient.id}`,
    raw: null,
    ...told,
  }
}
