import {
  BounceReason,
  BounceSource,
  BounceType,
  DeliveryStatus,
  Direction,
  EmailReason,
  EmailStatus,
  InitiatorType,
  RecipientKind,
} from '../../../../prisma/generated/client/enums.ts'
import { bounceReasonOf } from '../../../outreach/email/rules.ts'
import { Refusal } from '../rejection.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { flag, instant, jsonObject, label, longText, oneOf, wholeNumber } from './kinds.ts'

const recipient = object({
  kind: optionalOr(oneOf(RecipientKind), 'TO'),
  address: emailAddress,
  name: optional(label),
  deliveryStatus: described(
    optional(oneOf(DeliveryStatus)),
    'if absent: SENT once the email is sent, DELIVERED when it was received, else QUEUED',
  ),
  deliveredAt: optional(instant),
  firstOpenedAt: optional(instant),
  firstClickedAt: optional(instant),
  bouncedAt: optional(instant),
  bounceType: optional(oneOf(BounceType)),
  bounceReason: described(optional(oneOf(BounceReason)), 'if absent, read from bounceReasonText'),
  bounceReasonText: optional(longText),
  diagnosticCode: optional(longText),
})

export const email = object({
  externalId: described(label, 'what the source calls this email'),
  direction: optionalOr(oneOf(Direction), 'OUTBOUND'),
  status: oneOf(EmailStatus),
  subject: optional(longText),
  bodyText: optional(longText),
  bodyHtml: optional(longText),
  fromEmail: optional(emailAddress),
  replyTo: list(emailAddress, 100),
  initiator: optional(
    object({
      kind: oneOf(InitiatorType),
      email: described(optional(emailAddress), 'of a USER: the member'),
      name: described(optional(label), 'of an AGENT, who is made if there is none of that name'),
    }),
  ),
  isAutomated: optionalOr(flag, false),
  isTrackingEnabled: optionalOr(flag, true),
  reason: optional(oneOf(EmailReason)),
  recipients: list(recipient, 1_000),
  bounceCallout: optional(
    object({
      source: optionalOr(oneOf(BounceSource), 'UNKNOWN'),
      detectedAt: instant,
      recipientEmails: list(emailAddress, 1_000),
    }),
  ),
  bounceDetails: optional(jsonObject),
  errorMessage: optional(longText),
  metadata: optional(jsonObject),
  attachments: list(object({ name: label, mimeType: optional(label), size: optional(wholeNumber) }), 100),
  plannedSendAt: optional(instant),
  sentAt: optional(instant),
  createdAt: described(optional(instant), 'if absent, sentAt or plannedSendAt'),
  partyExternalId: optional(label),
  invoiceExternalIds: list(label, 1_000),
})

type EmailFields = ReturnType<typeof email.read>
type RecipientFields = EmailFields['recipients'][number]
export type RecipientRecord = RecipientFields & { deliveryStatus: DeliveryStatus }
export type EmailRecord = Omit<EmailFields, 'createdAt' | 'recipients'> & {
  createdAt: string
  recipients: RecipientRecord[]
}

export function completeEmail(fields: EmailFields): EmailRecord {
  checkInitiator(fields)
  const createdAt = fields.createdAt ?? fields.sentAt ?? fields.plannedSendAt
  if (createdAt === null) {
    throw new Refusal('createdAt', 'is required where neither sentAt nor plannedSendAt is given')
  }
  return {
    ...fields,
    createdAt,
    invoiceExternalIds: [...new Set(fields.invoiceExternalIds)],
    recipients: fields.recipients.map((entry) => completeRecipient(entry, fields.status)),
  }
}

function checkInitiator({ initiator }: EmailFields): void {
  if (initiator?.kind === 'USER' && initiator.email === null) {
    throw new Refusal('initiator.email', 'is required where the kind is USER')
  }
  if (initiator?.kind === 'AGENT' && initiator.name === null) {
    throw new Refusal('initiator.name', 'is required where the kind is AGENT')
  }
}

function completeRecipient(fields: RecipientFields, status: EmailStatus): RecipientRecord {
  const { deliveryStatus, bounceReason, bounceReasonText } = fields
  return {
    ...fields,
    deliveryStatus: deliveryStatus ?? firstDelivery(status),
    bounceReason: bounceReason ?? (bounceReasonText === null ? null : bounceReasonOf(bounceReasonText)),
  }
}

function firstDelivery(status: EmailStatus): DeliveryStatus {
  if (status === 'RECEIVED') return 'DELIVERED'
  return status === 'SENT' ? 'SENT' : 'QUEUED'
}
