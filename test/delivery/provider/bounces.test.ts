import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { request } from './request.ts'
import { read, TO } from './tellings.ts'

describe('a bounce', () => {
  it.each([
    [
      'sendgrid',
      'bounce',
      { type: 'bounce', status: '5.1.1', reason: '550 5.1.1 no' },
      'HARD',
      'MAILBOX_DOES_NOT_EXIST',
    ],
    [
      'sendgrid',
      'bounce',
      { type: 'blocked', status: '5.7.1', reason: '550 refused' },
      'SOFT',
      'REJECTED_BY_RECIPIENT',
    ],
    ['sendgrid', 'bounce', { status: '5.0.0', bounce_classification: 'Reputation' }, 'SOFT', 'SPAM_FILTER'],
    [
      'sendgrid',
      'bounce',
      { status: '', reason: '', bounce_classification: 'Unclassified' },
      'UNDETERMINED',
      'OTHER',
    ],
    [
      'postmark',
      'Bounce',
      { Type: 'HardBounce', Details: 'smtp;550 5.1.1 x' },
      'HARD',
      'MAILBOX_DOES_NOT_EXIST',
    ],
    ['postmark', 'Bounce', { Type: 'SoftBounce', Details: '452 4.2.2 full' }, 'SOFT', 'MAILBOX_FULL'],
    ['mailgun', 'failed', { severity: 'permanent', reason: 'old' }, 'SOFT', 'TEMPORARY_FAILURE'],
    [
      'mailgun',
      'failed',
      { severity: 'permanent', reason: 'suppress-bounce' },
      'HARD',
      'MAILBOX_DOES_NOT_EXIST',
    ],
    [
      'mailgun',
      'failed',
      { 'delivery-status': { code: 550, 'enhanced-code': '5.2.2', message: '5.2.2 no' } },
      'SOFT',
      'MAILBOX_FULL',
    ],
    [
      'mailjet',
      'bounce',
      { hard_bounce: true, error_related_to: 'domain', error: 'no mail host' },
      'HARD',
      'DOMAIN_NOT_FOUND',
    ],
    ['mailjet', 'bounce', { hard_bounce: false, error: 'quota exceeded' }, 'SOFT', 'MAILBOX_FULL'],
    ['brevo', 'soft_bounce', { reason: 'mailbox is full' }, 'SOFT', 'MAILBOX_FULL'],
    ['mandrill', 'hard_bounce', { bounce_description: 'bad_mailbox' }, 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['mandrill', 'soft_bounce', { bounce_description: 'mailbox_full' }, 'SOFT', 'MAILBOX_FULL'],
    [
      'mailtrap',
      'bounce',
      { response_code: 550, response: 'no such user here' },
      'HARD',
      'MAILBOX_DOES_NOT_EXIST',
    ],
    ['mailersend', 'soft_bounced', { morph: { reason: 'Unknown reason' } }, 'SOFT', 'TEMPORARY_FAILURE'],
    ['resend', 'bounced', { bounce: { type: 'Transient', subType: 'MailboxFull' } }, 'SOFT', 'MAILBOX_FULL'],
    ['resend', 'bounced', { bounce: { message: 'It can hurt your reputation.' } }, 'HARD', 'OTHER'],
    ['sparkpost', 'bounce', { bounce_class: '10', raw_reason: '550 no' }, 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
    ['sparkpost', 'bounce', { bounce_class: '51', raw_reason: '550 no' }, 'SOFT', 'SPAM_FILTER'],
    ['postal', 'MessageDeliveryFailed', { output: '550 5.1.1 unknown' }, 'HARD', 'MAILBOX_DOES_NOT_EXIST'],
  ] as const)('of %s (%s, %o) is %s for %s', (name, event, more, type, reason) => {
    expect(read(name, event, more).reports).toMatchObject([{ type: 'BOUNCED', bounce: { type, reason } }])
  })

  it.each([
    ['postmark', 'Bounce', { Type: 'AutoResponder' }, null],
    ['postmark', 'Bounce', { Type: 'Transient' }, 'DEFERRED'],
    ['postmark', 'Bounce', { Type: 'BadEmailAddress' }, 'FAILED'],
    ['postmark', 'Bounce', { Type: 'Unsubscribe' }, 'UNSUBSCRIBED'],
    ['postmark', 'SubscriptionChange', { SuppressSending: true, SuppressionReason: 'HardBounce' }, 'BOUNCED'],
    [
      'postmark',
      'SubscriptionChange',
      { SuppressSending: true, SuppressionReason: 'ManualSuppression' },
      'UNSUBSCRIBED',
    ],
    ['postmark', 'SubscriptionChange', { SuppressSending: false, SuppressionReason: null }, null],
    ['mailgun', 'failed', { severity: 'temporary' }, 'DEFERRED'],
    ['mailgun', 'failed', { severity: 'permanent', reason: 'suppress-unsubscribe' }, 'FAILED'],
    ['sparkpost', 'out_of_band', { bounce_class: '60' }, null],
    ['sparkpost', 'out_of_band', { bounce_class: '90' }, 'UNSUBSCRIBED'],
    ['postal', 'MessageSent', { message: { to: TO, direction: 'incoming' } }, null],
  ] as const)('of %s (%s, %o) may be none: %s', (name, event, more, type) => {
    expect(read(name, event, more).reports.map((report) => report.type)).toEqual(type === null ? [] : [type])
  })

  it('of Postal that came later speaks of the message that was sent', () => {
    const payload = {
      original_message: {
        to: TO,
        direction: 'outgoing',
        message_id: '1@seller.example',
        token: 'token',
        id: 7,
      },
      bounce: { direction: 'incoming', to: 'bounces@seller.example', subject: 'Undelivered Mail' },
    }
    const { reports } = providers.postal.read(request({ event: 'MessageBounced', uuid: 'uuid-1', payload }))
    expect(reports).toMatchObject([
      {
        type: 'BOUNCED',
        recipient: TO,
        message: { messageIds: ['1@seller.example'], providerIds: ['token', '7'] },
        eventId: 'uuid-1',
      },
    ])
  })
})
