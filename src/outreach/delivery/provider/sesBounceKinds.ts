import type { BounceReason, BounceType } from '../../../../prisma/generated/client/client.ts'
import { textOf } from '../text.ts'
import { eventName } from './eventName.ts'
import type { Fields } from './json.ts'

// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html#bounce-types and, for a delay,
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html

/** By `bounceType`; Resend, which sends through SES, has the same kinds. */
export const sesBounceTypes = new Map<string, BounceType>([
  ['permanent', 'HARD'],
  ['transient', 'SOFT'],
  ['undetermined', 'UNDETERMINED'],
])

/** By `bounceSubType` or `delayType`; the others, such as `General`, say nothing. */
export const sesBounceReasons = new Map<string, BounceReason>([
  ['noemail', 'MAILBOX_DOES_NOT_EXIST'],
  ['mailboxfull', 'MAILBOX_FULL'],
  ['messagetoolarge', 'REJECTED_BY_RECIPIENT'],
  ['attachmentrejected', 'REJECTED_BY_RECIPIENT'],
  ['contentrejected', 'REJECTED_BY_RECIPIENT'],
  ['customtimeoutexceeded', 'TEMPORARY_FAILURE'],
  ['spamdetected', 'SPAM_FILTER'],
  ['recipientservererror', 'TEMPORARY_FAILURE'],
  ['transientcommunicationfailure', 'TEMPORARY_FAILURE'],
  ['internalfailure', 'TEMPORARY_FAILURE'],
  ['ipfailure', 'TEMPORARY_FAILURE'],
  ['sendingdeferral', 'TEMPORARY_FAILURE'],
])

/**
 * SES has a kind of bounce, Transient and General, for whatever mail came back that is no delivery status notification:
 * out-of-office answers most of all. A real bounce of that kind bears what the notification said.
 */
export function isSesAnswer({ bounceType, bounceSubType }: SesKinds, said: Fields): boolean {
  const isGeneral = eventName(bounceType) === 'transient' && eventName(bounceSubType) === 'general'
  return (
    isGeneral && [said.status, said.action, said.diagnosticCode].flat().every((text) => textOf(text) === null)
  )
}

type SesKinds = { bounceType: unknown; bounceSubType: unknown }
