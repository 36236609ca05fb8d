import type { DeliveryReport } from '../../../src/mail/deliveryReport.ts'
import type { ProviderName } from '../../../src/outreach/delivery/provider/provider.ts'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { request } from '../provider/request.ts'
import { read, TO } from '../provider/tellings.ts'

const FROM = 'out@supplier.example'

const sesEvent = (reply: string) => ({
  notificationType: 'Bounce',
  mail: { messageId: '0100-0000', source: FROM, destination: [TO], timestamp: '2026-11-01T11:00:00.000Z' },
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'General',
    timestamp: '2026-11-01T11:30:00.000Z',
    bouncedRecipients: [{ emailAddress: TO, status: statusIn(reply), diagnosticCode: `smtp; ${reply}` }],
  },
})

const statusIn = (reply: string) => /[45]\.\d{1,3}\.\d{1,3}/.exec(reply)?.[0] ?? '5.0.0'

/** How each service says that a message bounced for good, with what the other server answered. */
export const hardBounces: Record<ProviderName, (reply: string) => DeliveryReport[]> = {
  ses: (reply) =>
    providers.ses.read(
      request({ Type: 'Notification', MessageId: 'm', Message: JSON.stringify(sesEvent(reply)) }),
    ).reports,
  sendgrid: (reason) =>
    read('sendgrid', 'bounce', { type: 'bounce', status: statusIn(reason), reason }).reports,
  postmark: (Details) =>
    read('postmark', 'Bounce', { Type: 'HardBounce', Name: 'Hard bounce', From: FROM, Details }).reports,
  mailgun: (message) =>
    read('mailgun', 'failed', {
      severity: 'permanent',
      reason: 'bounce',
      envelope: { sender: FROM },
      'delivery-status': { code: Number(/\d{3}/.exec(message)?.[0] ?? 550), message },
    }).reports,
  mailjet: (comment) =>
    read('mailjet', 'bounce', { hard_bounce: true, error_related_to: 'recipient', comment }).reports,
  brevo: (reason) => read('brevo', 'hard_bounce', { reason }).reports,
  mandrill: (diag) =>
    read('mandrill', 'hard_bounce', { sender: FROM, diag, bounce_description: 'general' }).reports,
  mailtrap: (response) => read('mailtrap', 'bounce', { response, bounce_category: 'hard' }).reports,
  mailersend: (reason) => read('mailersend', 'hard_bounced', { morph: { reason } }).reports,
  resend: (reply) =>
    read('resend', 'bounced', {
      from: `Supplier <${FROM}>`,
      bounce: { type: 'Permanent', subType: 'General', diagnosticCode: [reply], message: 'It bounced.' },
    }).reports,
  sparkpost: (raw_reason) =>
    read('sparkpost', 'bounce', { bounce_class: '10', msg_from: FROM, raw_reason }).reports,
  postal: (output) =>
    read('postal', 'MessageDeliveryFailed', {
      message: { to: TO, from: FROM, direction: 'outgoing' },
      output,
    }).reports,
}
