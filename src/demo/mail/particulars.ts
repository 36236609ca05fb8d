import type { Email } from '../../../prisma/generated/client/client.ts'
import type { Past } from '../past.ts'
import type { Random } from '../random.ts'

const SNIPPET = 120
/** So many of the letters that nobody has answered lie unread. */
const UNREAD = 4

/** What a mailbox shows of its mail besides the letters themselves. */
export function describeMail({ world, replies }: Past): void {
  const random = world.randomFor('mail')
  const answered = new Set(world.ledger.email.map(({ parentEmailId }) => parentEmailId))
  const open = replies.filter(({ email, kind }) => !answered.has(email.id) && kind !== 'outOfOffice')
  for (const { email } of latestFirst(open).slice(0, UNREAD)) email.isUnread = true
  for (const { email, kind } of replies) {
    if (kind === 'outOfOffice') email.customHeaders = { 'Auto-Submitted': 'auto-replied' }
  }
  for (const email of world.ledger.email) {
    email.snippet = snippetOf(email.bodyText ?? '')
    if (email.direction === 'OUTBOUND') describeSent(random, email)
  }
}

function latestFirst<T extends { email: Email }>(replies: readonly T[]): T[] {
  return [...replies].sort(
    (left, right) => right.email.timelineAt.getTime() - left.email.timelineAt.getTime(),
  )
}

function snippetOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= SNIPPET ? line : `${line.slice(0, SNIPPET).replace(/ \S*$/, '')} …`
}

/** Agents draft, people read it over: what waits for them still is as it was drafted. */
function describeSent(random: Random, email: Email): void {
  if (email.initiatorType === 'AGENT') {
    email.isGenerated = true
    if (email.status === 'PENDING_APPROVAL') email.generatedBody = email.bodyText
  }
  if (email.reason === 'STATEMENT') {
    email.sendSeparately = true
    email.bulkEmailRequestId = `statements-${email.createdAt.toISOString().slice(0, 7)}`
  }
  if (email.reason === 'OTHER')
    email.reasonText = /void|storno/i.test(email.subject ?? '') ? 'correction' : 'security_notice'
  if (email.isAutomated && random.chance(0.05)) email.customHeaders = { 'Auto-Submitted': 'auto-generated' }
}
