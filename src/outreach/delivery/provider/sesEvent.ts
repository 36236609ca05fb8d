import type { EmailEventType } from '../../../../prisma/generated/client/client.ts'
import type { DeliveryReport, ReportedBounce } from '../../../mail/deliveryReport.ts'
import { makeReport } from '../makeReport.ts'
import { firstText, textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import { firstInstant } from './instant.ts'
import { type Fields, fieldsOf, isFields, listOf, readJson } from './json.ts'
import { UnreadablePayload } from './provider.ts'
import { recipientOf } from './recipient.ts'
import { serviceBounce } from './serviceBounce.ts'
import { isSesAnswer, sesBounceReasons, sesBounceTypes } from './sesBounceKinds.ts'
import type { SnsMessage } from './sns.ts'

type Kind = { type: EmailEventType; field: string; recipients?: string; isOfOne?: boolean }

// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html (`notificationType`) and
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html (`eventType`).
const KINDS = new Map<string, Kind>([
  ['send', { type: 'SENT', field: 'send' }],
  ['delivery', { type: 'DELIVERED', field: 'delivery', recipients: 'recipients' }],
  ['deliverydelay', { type: 'DEFERRED', field: 'deliveryDelay', recipients: 'delayedRecipients' }],
  ['open', { type: 'OPENED', field: 'open', isOfOne: true }],
  ['click', { type: 'CLICKED', field: 'click', isOfOne: true }],
  ['bounce', { type: 'BOUNCED', field: 'bounce', recipients: 'bouncedRecipients' }],
  ['complaint', { type: 'COMPLAINED', field: 'complaint', recipients: 'complainedRecipients' }],
  ['reject', { type: 'FAILED', field: 'reject' }],
  ['renderingfailure', { type: 'FAILED', field: 'failure' }],
  ['subscription', { type: 'UNSUBSCRIBED', field: 'subscription', isOfOne: true }],
])

/** One report for each recipient that an event speaks of. */
export function readSesEvent(message: SnsMessage): DeliveryReport[] {
  const event = eventOf(message)
  const kind = KINDS.get(eventName(event.eventType ?? event.notificationType))
  if (kind === undefined) return []
  const told = fieldsOf(event[kind.field])
  const mail = fieldsOf(event.mail)
  const id = textOf(message.MessageId)
  if (tellsOfNothing(kind.type, told)) return []
  const { bounceType, bounceSubType } = told
  const isAnswer = (recipient: unknown) => isSesAnswer({ bounceType, bounceSubType }, fieldsOf(recipient))
  const recipients = recipientsOf(kind, told, mail)
  return recipients
    .filter((recipient) => kind.type !== 'BOUNCED' || !isAnswer(recipient))
    .map((recipient) =>
      makeReport({
        type: kind.type,
        recipient: addressOf(recipient),
        messageIds: messageIdsOf(mail),
        providerIds: [mail.messageId],
        occurredAt: firstInstant(told.timestamp, mail.timestamp, message.Timestamp),
        bounce: sesBounce(kind.type, told, fieldsOf(recipient), recipientOf(mail.source)),
        // The user agent of a complaint is that of the feedback loop.
        userAgent: kind.isOfOne ? told.userAgent : null,
        ipAddress: told.ipAddress,
        url: told.link,
        eventId: id === null ? null : `${id}:${kind.type}:${addressOf(recipient) ?? ''}`,
        raw: event,
      }),
    )
}

/** SNS also says in plain words that a topic works. */
function eventOf(message: SnsMessage): Fields {
  try {
    return fieldsOf(readJson(typeof message.Message === 'string' ? message.Message : ''))
  } catch (error) {
    if (error instanceof UnreadablePayload) return {}
    throw error
  }
}

/** A complaint that takes one back (RFC 5965 section 7.3), and a change of subscriptions that ends none. */
function tellsOfNothing(type: EmailEventType, told: Fields): boolean {
  if (type === 'COMPLAINED') return told.complaintFeedbackType === 'not-spam'
  return type === 'UNSUBSCRIBED' && !isUnsubscription(told)
}

function isUnsubscription({ newTopicPreferences, oldTopicPreferences }: Fields): boolean {
  const preferences = fieldsOf(newTopicPreferences)
  const before = topicsLeft(fieldsOf(oldTopicPreferences))
  return (
    preferences.unsubscribeAll === true || topicsLeft(preferences).some((topic) => !before.includes(topic))
  )
}

function topicsLeft(preferences: Fields): unknown[] {
  const topics = listOf(preferences.topicSubscriptionStatus).map(fieldsOf)
  return topics.filter((topic) => topic.subscriptionStatus === 'OptOut').map((topic) => topic.topicName)
}

/** A message to several is opened or clicked by one of them, and SES does not say by which. */
function recipientsOf(kind: Kind, told: Fields, mail: Fields): readonly unknown[] {
  const named = kind.recipients === undefined ? [] : listOf(told[kind.recipients])
  const recipients = named.length > 0 ? named : listOf(mail.destination)
  return recipients.length === 0 || (kind.isOfOne && recipients.length > 1) ? [null] : recipients
}

function addressOf(recipient: unknown): string | null {
  return recipientOf(isFields(recipient) ? recipient.emailAddress : recipient)
}

/** The one it had when it was handed to SES, and the one SES puts in its place. */
function messageIdsOf(mail: Fields): unknown[] {
  const id = textOf(mail.messageId)
  const own = textOf(fieldsOf(mail.commonHeaders).messageId)
  const [, region] = /^arn:[\w-]+:ses:([\w-]+):/.exec(textOf(mail.sourceArn) ?? '') ?? []
  const domain = region === undefined ? null : region === 'us-east-1' ? 'email' : region
  return [own === id ? null : own, id && domain ? `${id}@${domain}.amazonses.com` : null]
}

/** Why an event of SES says that a message did not arrive at a recipient. */
function sesBounce(
  type: EmailEventType,
  told: Fields,
  recipient: Fields,
  sender: string | null,
): ReportedBounce | null {
  if (type === 'FAILED') return serviceBounce({ wording: firstText(told.reason, told.errorMessage) })
  if (type !== 'BOUNCED' && type !== 'DEFERRED') return null
  const kinds = [told.bounceType, told.bounceSubType, told.delayType]
    .map(textOf)
    .filter((kind) => kind !== null)
  return serviceBounce({
    type: type === 'DEFERRED' ? 'SOFT' : (sesBounceTypes.get(eventName(told.bounceType)) ?? null),
    reason: sesBounceReasons.get(eventName(told.bounceSubType ?? told.delayType)) ?? null,
    status: textOf(recipient.status),
    // With the type of the code before it: `smtp; 550 …` (RFC 3464 section 2.3.6).
    reply: textOf(recipient.diagnosticCode)?.replace(/^\s*smtp\s*;\s*/i, '') ?? null,
    sender,
    wording: kinds.length === 0 ? null : kinds.join(': '),
  })
}
