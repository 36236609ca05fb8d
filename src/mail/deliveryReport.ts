import type { BounceReason, BounceType, EmailEventType } from '../../prisma/generated/client/client.ts'

/** Why a message came back, as far as the source tells. */
export type ReportedBounce = {
  type: BounceType
  reason: BounceReason
  /** The source's own words, such as `Mailbox full` or `Permanent: General`. */
  wording: string | null
  /** What the other mail server said, with its codes: `550 5.1.1 User unknown`. */
  diagnosticCode: string | null
}

/** By what names the message a report speaks of may be known here. None of them is believed without an organization. */
export type MessageNames = {
  /** RFC 5322 Message-IDs, without angle brackets. */
  messageIds: string[]
  /** Ids that the sending service gave it. */
  providerIds: string[]
}

/** One thing that happened to one message at one recipient, as a sending service or a mail tells it. */
export type DeliveryReport = {
  type: EmailEventType
  /** The address in lower case, without a display name; null where the source names none. */
  recipient: string | null
  message: MessageNames
  /** Null where the source gives no usable time: it is then taken as the time it was received. */
  occurredAt: Date | null
  /** With BOUNCED, and with DEFERRED or FAILED where a reason is given. */
  bounce: ReportedBounce | null
  /** The source says that a program opened or clicked. */
  isMachine: boolean
  userAgent: string | null
  ipAddress: string | null
  url: string | null
  /** The same event told again has the same id; null where the source gives none. */
  eventId: string | null
  /** The event as it was told, as JSON. */
  raw: unknown
}
