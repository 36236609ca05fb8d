import type { EmailEvent, SuppressionReason } from '../../../prisma/generated/client/client.ts'
import type { World } from '../world.ts'

/** Lists the addresses that were not written to again after a hard bounce or a complaint. */
export function listSuppressed({ ledger, organizationId, id }: World): void {
  const addresses = new Map(ledger.email_recipient.map((recipient) => [recipient.id, recipient.address]))
  const lastSent = new Map<string, number>()
  for (const { address, sentAt } of ledger.email_recipient) {
    lastSent.set(address, Math.max(lastSent.get(address) ?? 0, sentAt?.getTime() ?? 0))
  }
  const closings = ledger.email_event
    .filter((event) => reasonOf(event) !== null)
    .sort((left, right) => left.occurredAt.getTime() - right.occurredAt.getTime())
  const last = new Map(closings.map((event) => [addresses.get(event.recipientId ?? '') ?? '', event]))
  for (const [address, event] of last) {
    const reason = reasonOf(event)
    if (reason === null || (lastSent.get(address) ?? 0) > event.occurredAt.getTime()) continue
    ledger.suppression.push({
      organizationId,
      id: id(event.occurredAt),
      address,
      addressKey: address.toLowerCase(),
      reason,
      note: event.detail,
      eventId: event.id,
      createdById: null,
      createdAt: event.occurredAt,
    })
  }
}

function reasonOf({ type, bounceType }: EmailEvent): SuppressionReason | null {
  if (type === 'COMPLAINED') return 'COMPLAINT'
  return type === 'BOUNCED' && bounceType === 'HARD' ? 'HARD_BOUNCE' : null
}
