import type { BounceReason, BounceType } from '../../../prisma/generated/client/client.ts'

type BounceFacts = {
  reason: BounceReason
  type: BounceType
  wording: string
  status: string
  diagnostic(address: string): string
}

const host = (address: string) => address.replace(/.*@/, '')

/** Of a mailbox whose owner has left, or whose company has. */
export const HARD_BOUNCES: readonly BounceFacts[] = [
  {
    reason: 'MAILBOX_DOES_NOT_EXIST',
    type: 'HARD',
    wording: 'Mailbox does not exist',
    status: '5.1.1',
    diagnostic: (to) =>
      `550 5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table`,
  },
  {
    reason: 'MAILBOX_DOES_NOT_EXIST',
    type: 'HARD',
    wording: 'Mailbox does not exist',
    status: '5.1.10',
    diagnostic: (to) =>
      `550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${to} not found by SMTP address lookup`,
  },
  {
    reason: 'DOMAIN_NOT_FOUND',
    type: 'HARD',
    wording: 'Domain not found',
    status: '5.1.2',
    diagnostic: (to) =>
      `550 5.1.2 Host or domain name not found: Name service error for name=${host(to)} type=MX`,
  },
  {
    reason: 'REJECTED_BY_RECIPIENT',
    type: 'HARD',
    wording: 'Rejected by recipient',
    status: '5.7.1',
    diagnostic: (to) => `550 5.7.1 <${to}>: Sender is not on the list of accepted senders`,
  },
]

/** Of a mailbox that will take the next letter again. */
export const SOFT_BOUNCES: readonly BounceFacts[] = [
  {
    reason: 'MAILBOX_FULL',
    type: 'SOFT',
    wording: 'Mailbox full',
    status: '4.2.2',
    diagnostic: (to) => `452 4.2.2 <${to}>: The email account that you tried to reach is over quota`,
  },
  {
    reason: 'SPAM_FILTER',
    type: 'SOFT',
    wording: 'Spam filter',
    status: '5.7.1',
    diagnostic: () => '554 5.7.1 Message blocked: content classified as unsolicited',
  },
  {
    reason: 'TEMPORARY_FAILURE',
    type: 'SOFT',
    wording: 'Temporary failure',
    status: '4.4.2',
    diagnostic: (to) => `421 4.4.2 mx.${host(to)}: Connection dropped, giving up after 48 hours`,
  },
  {
    reason: 'MAILBOX_FULL',
    type: 'SOFT',
    wording: 'Mailbox full',
    status: '5.2.2',
    diagnostic: (to) => `552 5.2.2 <${to}>: Quota exceeded`,
  },
  {
    reason: 'OTHER',
    type: 'UNDETERMINED',
    wording: 'Message too large for the gateway',
    status: '5.0.0',
    diagnostic: (to) => `554 5.0.0 <${to}>: Message size exceeds fixed limit of the gateway`,
  },
]

export type Bounce = BounceFacts
