import type { BounceReason, BounceType, EmailEventType } from '../../../../prisma/generated/client/client.ts'

type PostmarkBounce = { event: EmailEventType; type?: BounceType; reason?: BounceReason }

/**
 * What Postmark calls a bounce (https://postmarkapp.com/developer/api/bounce-api, bounce types). Answers of programs
 * (`AutoResponder`, `AddressChange`, `ChallengeVerification`), `Subscribe`, `OpenRelayTest` and `InboundError` are none.
 */
export const postmarkBounces: ReadonlyMap<string, PostmarkBounce> = new Map<string, PostmarkBounce>([
  ['hardbounce', { event: 'BOUNCED', type: 'HARD' }],
  ['softbounce', { event: 'BOUNCED', type: 'SOFT' }],
  ['unknown', { event: 'BOUNCED', type: 'UNDETERMINED' }],
  ['blocked', { event: 'BOUNCED', type: 'SOFT' }],
  ['dmarcpolicy', { event: 'BOUNCED', type: 'SOFT', reason: 'SPAM_FILTER' }],
  ['spamnotification', { event: 'BOUNCED', type: 'SOFT', reason: 'SPAM_FILTER' }],
  ['virusnotification', { event: 'BOUNCED', type: 'SOFT', reason: 'SPAM_FILTER' }],
  // Postmark goes on trying.
  ['transient', { event: 'DEFERRED', type: 'SOFT' }],
  ['dnserror', { event: 'DEFERRED', type: 'SOFT' }],
  // Not sent at all.
  ['bademailaddress', { event: 'FAILED', type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' }],
  ['manuallydeactivated', { event: 'FAILED' }],
  ['unconfirmed', { event: 'FAILED' }],
  ['smtpapierror', { event: 'FAILED' }],
  ['templaterenderingfailed', { event: 'FAILED' }],
  ['spamcomplaint', { event: 'COMPLAINED' }],
  ['unsubscribe', { event: 'UNSUBSCRIBED' }],
])
