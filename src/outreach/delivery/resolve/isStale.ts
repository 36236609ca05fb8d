import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'

const DAY = 86_400_000
const MOST_DAYS = 30
/** What mail systems tell. People may complain and unsubscribe whenever they like. */
const TOLD_BY_SYSTEMS: readonly EmailEventType[] = ['BOUNCED', 'DEFERRED', 'FAILED', 'DELIVERED']

/** No mail system tries for weeks: a bounce of a message sent long ago is forged, or a mailbox that is emptied. */
export function isStale(type: EmailEventType, sentAt: Date | null, receivedAt: Date): boolean {
  if (sentAt === null || !TOLD_BY_SYSTEMS.includes(type)) return false
  return receivedAt.getTime() - sentAt.getTime() > MOST_DAYS * DAY
}
