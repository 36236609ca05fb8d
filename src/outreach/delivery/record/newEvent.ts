import type { BounceSource, EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { ReportedBounce } from '../../../mail/deliveryReport.ts'

/** Something that happened to an email, or to its copy for one recipient. */
export type NewEvent = {
  emailId: string
  /** Null where it is not known which of several recipients it was. */
  recipientId: string | null
  type: EmailEventType
  occurredAt: Date
  /** How it became known; null for what happened here. */
  source: BounceSource | null
  bounce: ReportedBounce | null
  isMachine: boolean
  userAgent: string | null
  ipAddress: string | null
  url: string | null
  detail: string | null
  /** Whose ids `providerEventId` is one of. */
  provider: string
  /** The same event told again has the same id, and counts once. */
  providerEventId: string
  raw: unknown
}
