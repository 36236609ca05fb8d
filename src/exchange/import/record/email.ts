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
import { inside, Refusal } from '../rejection.ts'
import { attachment, completeAttachment } from './attachment.ts'
import { classification } from './classification.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { flag, instant, jsonObject, jsonValue, label, longLabel, longText, oneOf } from './kinds.ts'
import { remoteFacts } from './remote.ts'
import { word } from './word.ts'

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

const remoteLink = object({
  remoteId: described(label, 'what the mailbox calls the email'),
  remoteThreadId: optional(label),
  senderExternalId: described(optional(label), 'whose mailbox'),
  createdAt: optional(instant),
})

// Its metadata is a column of its own.
const { metadata: _, ...facts } = remoteFacts

export const email = object({
  externalId: described(label, 'what the source calls this email'),
  direction: optionalOr(oneOf(Direction), 'OUTBOUND'),
  status: oneOf(EmailStatus),
  statusText: described(optional(label), "the source's own word, where it is none of these"),
  subject: optional(longText),
  bodyText: optional(longText),
  bodyHtml: optional(longText),
  fromEmail: optional(emailAddress),
  fromName: optional(label),
  messageId: described(optional(longLabel), 'the Message-ID, without angle brackets'),
  inReplyTo: described(optional(longLabel), 'the Message-ID that it answers, without angle brackets'),
  threadExternalId: optional(label),
  parentExternalId: described(optional(label), 'the email that it answers'),
  senderExternalId: optional(label),
  snippet: optional(longText),
  generatedBody: described(optional(longText), 'what a program had written before a person changed it'),
  isGenerated: optionalOr(flag, false),
  isUnread: optionalOr(flag, false),
  sendSeparately: optionalOr(flag, false),
  isOriginatedHere: optionalOr(flag, true),
  bulkEmailRequestId: optional(label),
  customHeaders: optional(jsonValue),
  remoteLinks: described(list(remoteLink, 100), 'the email as mailboxes know it'),
  classifications: list(classification, 1_000),
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
  reason: optional(word(EmailReason)),
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
  attachments: list(attachment, 100),
  plannedSendAt: optional(instant),
  sentAt: optional(instant),
  createdAt: described(optional(instant), 'if absent, sentAt or plannedSendAt'),
  partyExternalId: optional(label),
  invoiceExternalIds: list(label, 1_000),
  ...facts,
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
  if (fields.parentExternalId === fields.externalId) {
    throw new Refusal('parentExternalId', 'must not be the email itself')
  }
  const createdAt = fields.createdAt ?? fields.sentAt ?? fields.plannedSendAt
  if (createdAt === null) {
    throw new Refusal('createdAt', 'is required where neither sentAt nor plannedSendAt is given')
  }
  return {
    ...fields,
    createdAt,
    invoiceExternalIds: [...new Set(fields.invoiceExternalIds)],
    recipients: fields.recipients.map((entry) => completeRecipient(entry, fields.status)),
    attachments: fields.attachments.map((entry, index) => {
      try {
        return completeAttachment(entry)
      } catch (error) {
        throw inside(`attachments[${index}]`, error)
      }
    }),
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
