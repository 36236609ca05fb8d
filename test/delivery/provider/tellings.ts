import type { ProviderName, Reading } from '../../../src/outreach/delivery/provider/provider.ts'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { request } from './request.ts'

export const TO = 'kim@buyer.example'
/** 2026-09-21T14:13:20Z */
export const AT = 1_790_000_000

/** How each service tells of an event of this name. */
const tellings: Partial<Record<ProviderName, (name: string, more?: object) => unknown>> = {
  sendgrid: (event, more) => [{ event, email: TO, timestamp: AT, sg_event_id: 'e', ...more }],
  postmark: (RecordType, more) => ({
    RecordType,
    Recipient: TO,
    ReceivedAt: '2026-09-21T14:13:20.0000000Z',
    ...more,
  }),
  mailgun: (event, more) => ({ 'event-data': { event, recipient: TO, timestamp: AT, ...more } }),
  mailjet: (event, more) => [{ event, email: TO, time: AT, ...more }],
  brevo: (event, more) => ({ event, email: TO, ts_event: AT, ...more }),
  mandrill: (event, more) =>
    `mandrill_events=${encodeURIComponent(JSON.stringify([{ event, ts: AT, msg: { email: TO, ...more } }]))}`,
  mailtrap: (event, more) => ({ events: [{ event, email: TO, timestamp: AT, ...more }] }),
  mailersend: (type, more) => ({
    type: `activity.${type}`,
    data: { email: { recipient: { email: TO } }, created_at: '2026-09-21T14:13:20.000000Z', ...more },
  }),
  resend: (type, more) => ({
    type: `email.${type}`,
    created_at: '2026-09-21T14:13:20.000Z',
    data: { to: [TO], ...more },
  }),
  sparkpost: (type, more) => [
    { msys: { message_event: { type, rcpt_to: TO, timestamp: String(AT), ...more } } },
  ],
  postal: (event, more) => ({
    event,
    timestamp: AT,
    payload: { message: { to: TO, direction: 'outgoing' }, ...more },
  }),
}

/** What is read of a request that tells of one event. */
export function read(name: ProviderName, event: string, more?: object): Reading {
  return providers[name].read(request(tellings[name]?.(event, more), { 'svix-id': 'msg_1' }))
}
