import type { BounceSource, EmailEvent } from '../../../../prisma/generated/client/client.ts'
import type { RecipientDelivery } from '../../email/rules.ts'

/** What is kept of one recipient of one email. */
export type DeliveryState = RecipientDelivery & {
  sentAt: Date | null
  deliveredAt: Date | null
  diagnosticCode: string | null
}

/** What the state is worked out from. */
export type DeliveryEvent = Pick<
  EmailEvent,
  | 'id'
  | 'type'
  | 'occurredAt'
  | 'isMachine'
  | 'bounceType'
  | 'bounceReason'
  | 'detail'
  | 'diagnosticCode'
  | 'provider'
  | 'providerEventId'
>

/** The bounce that an email brings to attention, with every address that bounced. */
export type Callout = { source: BounceSource; detectedAt: Date; recipientEmails: string[] }
