import { describe, expect, it } from 'vitest'
import { ses } from '../../../src/outreach/delivery/provider/ses.ts'
import { request } from './request.ts'

describe('an event of SES', () => {
  const mail = {
    messageId: '0100-0000',
    sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/seller.example',
    destination: ['kim@buyer.example', 'Lee <LEE@buyer.example>'],
    commonHeaders: { messageId: '<1@seller.example>' },
    timestamp: '2026-11-01T11:00:00.000Z',
  }
  const read = (event: unknown) =>
    ses.read(request({ Type: 'Notification', MessageId: 'message-1', Message: JSON.stringify(event) }))

  it('is one report for each recipient that bounced', () => {
    const { reports, ignored } = read({
      notificationType: 'Bounce',
      mail,
      bounce: {
        bounceType: 'Transient',
        bounceSubType: 'MailboxFull',
        timestamp: '2026-11-01T11:30:00.5Z',
        bouncedRecipients: [
          {
            emailAddress: 'Kim@buyer.example',
            status: '5.2.2',
            diagnosticCode: 'smtp; 552 5.2.2 over quota',
          },
          { emailAddress: 'lee@buyer.example' },
        ],
      },
    })
    expect(ignored).toBe(0)
    expect(reports).toMatchObject([
      {
        type: 'BOUNCED',
        recipient: 'kim@buyer.example',
        message: {
          messageIds: ['1@seller.example', '0100-0000@eu-west-1.amazonses.com'],
          providerIds: ['0100-0000'],
        },
        occurredAt: new Date('2026-11-01T11:30:00.500Z'),
        bounce: {
          type: 'SOFT',
          reason: 'MAILBOX_FULL',
          wording: 'Transient: MailboxFull',
          diagnosticCode: '552 5.2.2 over quota',
        },
        eventId: 'message-1:BOUNCED:kim@buyer.example',
      },
      { recipient: 'lee@buyer.example', eventId: 'message-1:BOUNCED:lee@buyer.example' },
    ])
  })

  it.each([
    ['Send', { send: {} }, 'SENT', ['kim@buyer.example', 'lee@buyer.example']],
    ['Delivery', { delivery: { recipients: ['kim@buyer.example'] } }, 'DELIVERED', ['kim@buyer.example']],
    [
      'DeliveryDelay',
      {
        deliveryDelay: {
          delayType: 'SpamDetected',
          delayedRecipients: [{ emailAddress: 'kim@buyer.example' }],
        },
      },
      'DEFERRED',
      ['kim@buyer.example'],
    ],
    ['Reject', { reject: { reason: 'Bad content' } }, 'FAILED', ['kim@buyer.example', 'lee@buyer.example']],
    ['Rendering Failure', { failure: {} }, 'FAILED', ['kim@buyer.example', 'lee@buyer.example']],
    [
      'Complaint',
      { complaint: { complainedRecipients: [{ emailAddress: 'kim@buyer.example' }] } },
      'COMPLAINED',
      ['kim@buyer.example'],
    ],
    ['Open', { open: { ipAddress: '192.0.2.1', userAgent: 'Mail' } }, 'OPENED', [null]],
    ['Click', { click: { link: 'https://seller.example/1' } }, 'CLICKED', [null]],
    [
      'Subscription',
      { subscription: { newTopicPreferences: { unsubscribeAll: true } } },
      'UNSUBSCRIBED',
      [null],
    ],
  ])('%s is known', (eventType, told, type, recipients) => {
    const { reports } = read({ eventType, mail, ...told })
    expect(reports.map((report) => [report.type, report.recipient])).toEqual(
      recipients.map((to) => [type, to]),
    )
    expect(reports[0]?.occurredAt).toEqual(new Date(mail.timestamp))
  })

  it.each([
    ['mail that came in', { notificationType: 'Received', mail }],
    ['a word of SNS', 'Successfully validated SNS topic for Amazon SES event publishing.'],
    [
      'a complaint taken back',
      { eventType: 'Complaint', mail, complaint: { complaintFeedbackType: 'not-spam' } },
    ],
    [
      'a subscription that ends nothing',
      {
        eventType: 'Subscription',
        mail,
        subscription: {
          newTopicPreferences: { topicSubscriptionStatus: [{ topicName: 'a', subscriptionStatus: 'OptIn' }] },
        },
      },
    ],
  ])('tells of no message: %s', (_case, event) => {
    expect(read(event)).toEqual({ reports: [], ignored: 1 })
  })
})

describe('a subscription', () => {
  const asked = (SubscribeURL: unknown, Type = 'SubscriptionConfirmation') =>
    ses.confirmation?.(request({ Type, Token: 't', SubscribeURL }))

  it('is confirmed at the URL of SNS', () => {
    const url = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t'
    expect(asked(url)).toBe(url)
    expect(asked(url, 'Notification')).toBeNull()
    expect(ses.read(request({ Type: 'SubscriptionConfirmation', Message: 'You have …' }))).toEqual({
      reports: [],
      ignored: 1,
    })
  })

  it.each([
    'http://sns.eu-west-1.amazonaws.com/',
    'https://169.254.169.254/',
    'https://evil.example/',
    7,
    undefined,
  ])('is not confirmed at %s', (url) => {
    expect(asked(url)).toBeNull()
  })
})
