import { classify } from '../../delivery/provider/classify.ts'
import type { NewEvent } from '../../delivery/record/newEvent.ts'
import type { Handover } from '../../mail/transport.ts'
import type { PendingRecipient } from './pendingEmail.ts'

/** Of one copy: what is told of it, and whether it is to be tried again. */
export type CopyOutcome = { event: NewEvent; remoteIds: readonly string[]; isOpen: boolean }

type Copy = { emailId: string; recipient: PendingRecipient; now: Date; isLastTry: boolean }

const PROVIDER = 'duegraph'

/** What the mail system's answer to one copy means for its recipient. */
export function outcomeOf(handover: Handover, copy: Copy): CopyOutcome {
  if (handover.outcome === 'ACCEPTED') {
    return {
      event: eventOf(copy, 'SENT', { detail: handover.response }),
      remoteIds: handover.providerIds,
      isOpen: false,
    }
  }
  if (handover.outcome === 'DEFERRED' && !copy.isLastTry) {
    return { event: eventOf(copy, 'DEFERRED', { detail: handover.response }), remoteIds: [], isOpen: true }
  }
  const isRecipient = handover.outcome === 'REFUSED' && handover.isRecipient
  if (!isRecipient) {
    return { event: eventOf(copy, 'FAILED', { detail: handover.response }), remoteIds: [], isOpen: false }
  }
  const code = handover.code === null ? null : String(handover.code)
  const bounce = classify({ code, reply: handover.response })
  return { event: eventOf(copy, 'BOUNCED', { bounce, source: 'SMTP_REPLY' }), remoteIds: [], isOpen: false }
}

/** Nothing is handed over for an address that never gets mail. */
export function suppressedOutcome(copy: Copy): CopyOutcome {
  return { event: eventOf(copy, 'SUPPRESSED', {}), remoteIds: [], isOpen: false }
}

/** A letter that cannot be made will not be made at the next try either. */
export function unmadeOutcome(copy: Copy): CopyOutcome {
  const detail = 'The message could not be put together.'
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
