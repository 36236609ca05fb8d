import type { Email, EmailReason, EmailStatus } from '../../../prisma/generated/client/client.ts'
import { timelineAtOf } from '../../outreach/email/rules.ts'
import type { Bill } from '../invoice/bill.ts'
import { htmlOf, type Letter } from './letter.ts'
import type { Office, Sender } from './office.ts'
import type { Addressee } from './recipient.ts'

/** An email about to be put on the timeline. */
export type Parcel = {
  letter: Letter
  sender: Sender
  reason: EmailReason
  addressees: readonly Addressee[]
  bills: readonly Bill[]
  partyId: string
  link: string
  createdAt: Date
  /** SENT is what it becomes if nothing goes wrong. */
  status: EmailStatus
  plannedSendAt: Date | null
  files: readonly string[]
  errorMessage: string | null
}

type Sending = Pick<Email, 'status' | 'sentAt' | 'errorMessage'>

/** A new outbound email, before anything is known of its delivery. */
export function emailRow({ world, random }: Office, parcel: Parcel, sending: Sending): Email {
  const { letter, sender, createdAt, plannedSendAt } = parcel
  const isAutomated = sender.initiatorType !== 'USER'
  return {
    organizationId: world.organizationId,
    id: world.id(createdAt),
    partyId: parcel.partyId,
    direction: 'OUTBOUND',
    deliveryStatus: null,
    subject: letter.subject,
    bodyText: letter.text,
    bodyHtml: htmlOf(letter.text, parcel.link),
    fromEmail: sender.address,
    fromName: null,
    messageId: null,
    replyTo: [`receivables@${world.profile.host}`],
    initiatorType: sender.initiatorType,
    initiatorUserId: sender.initiatorUserId,
    initiatorAgentId: sender.initiatorAgentId,
    isAutomated,
    isTrackingEnabled: !random.chance(0.05),
    reason: parcel.reason,
    isBounced: false,
    openedAt: null,
    humanOpenedAt: null,
    clickedAt: null,
    bouncedAt: null,
    bounceReason: null,
    bounceReasonText: null,
    bounceDetails: null,
    overriddenBlockers: [],
    metadata:
      isAutomated && parcel.reason === 'PAYMENT_REMINDER'
        ? { automatic: true, reminderType: 'payment_reminder' }
        : null,
    threadId: null,
    parentEmailId: null,
    senderId: null,
    snippet: null,
    generatedBody: null,
    isGenerated: false,
    isUnread: false,
    sendSeparately: false,
    isOriginatedHere: true,
    bulkEmailRequestId: null,
    customHeaders: null,
    inReplyTo: null,
    statusText: null,
    reasonText: null,
    ...sending,
    plannedSendAt,
    timelineAt: timelineAtOf({ sentAt: sending.sentAt, plannedSendAt, createdAt }),
    createdAt,
    updatedAt: createdAt,
  }
}
