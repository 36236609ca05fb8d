import type { Email, EmailSender } from '../../../prisma/generated/client/client.ts'
import type { Past } from '../past.ts'

/** Emails of colleagues, and answers to them, as the mailboxes know them that they were written in. */
export function linkMailboxes({ world }: Past): void {
  const { ledger, organizationId } = world
  const random = world.randomFor('mailboxes')
  const own = new Map(ledger.email_sender.filter(({ isShared }) => !isShared).map((row) => [row.id, row]))
  const shared = ledger.email_sender.find(
    ({ isShared, email }) => isShared && email.startsWith('receivables'),
  )
  for (const email of ledger.email) {
    const sender = email.direction === 'INBOUND' ? shared : own.get(email.senderId ?? '')
    if (sender === undefined || email.sentAt === null || !isKept(email, sender)) continue
    ledger.email_remote_link.push({
      organizationId,
      id: world.id(email.createdAt),
      emailId: email.id,
      senderId: sender.id,
      remoteId: `msg-${random.hex(16)}`,
      remoteThreadId: email.threadId === null ? null : `thr-${email.threadId.slice(-12)}`,
      createdAt: email.createdAt,
      updatedAt: email.createdAt,
    })
  }
}

/** What a colleague wrote before the mailbox was connected is not there. */
function isKept({ createdAt }: Email, { createdAt: connectedAt, expiredAt }: EmailSender): boolean {
  return createdAt >= connectedAt && (expiredAt === null || createdAt < expiredAt)
}
