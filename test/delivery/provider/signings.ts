import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import type { ProviderName, WebhookRequest } from '../../../src/outreach/delivery/provider/provider.ts'
import { request, seconds, URL_OF_ENDPOINT } from './request.ts'

/** How a service signs, as its documents say, with keys of the test's own. */
export type Signing = {
  secret: string
  other: string
  sign(body: string, at: Date): WebhookRequest
  /** Header or field that the signature stands in. */
  header: string
  /** Where the signature does not cover the body. */
  isOfHeaderOnly?: boolean
  /** How many minutes it is good for, where the time is signed. */
  minutes?: number
}

export const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const otherElliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const derOf = (key: typeof rsa.publicKey) => key.export({ type: 'spki', format: 'der' }).toString('base64')
const hmac = (key: string | Buffer, data: string, encoding: 'hex' | 'base64' = 'hex') =>
  createHmac('sha256', key).update(data).digest(encoding)

const basic: Signing = {
  secret: 'duegraph:correct horse: battery',
  other: 'duegraph:wrong',
  sign: (body) =>
    request(body, {
      authorization: `Basic ${Buffer.from('duegraph:correct horse: battery').toString('base64')}`,
    }),
  header: 'authorization',
  isOfHeaderOnly: true,
}

const resendKey = Buffer.from('a key of twenty-four byte')

export const signings = {
  postmark: basic,
  mailjet: basic,
  brevo: basic,
  sparkpost: basic,
  sendgrid: {
    secret: derOf(elliptic.publicKey),
    other: derOf(otherElliptic.publicKey),
    sign: (body, at) =>
      request(body, {
        'x-twilio-email-event-webhook-timestamp': seconds(at),
        'x-twilio-email-event-webhook-signature': sign(
          'sha256',
          Buffer.from(seconds(at) + body),
          elliptic.privateKey,
        ).toString('base64'),
      }),
    header: 'x-twilio-email-event-webhook-signature',
    minutes: 5,
  },
  mailtrap: {
    secret: 'mailtrap secret',
    other: 'another secret',
    sign: (body) => request(body, { 'mailtrap-signature': hmac('mailtrap secret', body) }),
    header: 'mailtrap-signature',
  },
  mailersend: {
    secret: 'mailersend secret',
    other: 'another secret',
    sign: (body) => request(body, { signature: hmac('mailersend secret', body) }),
    header: 'signature',
  },
  resend: {
    secret: `whsec_${resendKey.toString('base64')}`,
    other: `whsec_${Buffer.from('another key of as many..').toString('base64')}`,
    sign: (body, at) =>
      request(body, {
        'svix-id': 'msg_1',
        'svix-timestamp': seconds(at),
        'svix-signature': `v1,${hmac(resendKey, `msg_1.${seconds(at)}.${body}`, 'base64')}`,
      }),
    header: 'svix-signature',
    minutes: 5,
  },
  postal: {
    secret: `v=DKIM1; t=s; h=sha256; p=${derOf(rsa.publicKey)};`,
    other: `v=DKIM1; t=s; h=sha256; p=${derOf(otherRsa.publicKey)};`,
    sign: (body) =>
      request(body, {
        'x-postal-signature-256': sign('sha256', Buffer.from(body), rsa.privateKey).toString('base64'),
      }),
    header: 'x-postal-signature-256',
  },
  mandrill: {
    secret: 'mandrill key',
    other: 'another key',
    sign: (body) =>
      request(body, {
        'content-type': 'application/x-www-form-urlencoded',
        'x-mandrill-signature': createHmac('sha1', 'mandrill key')
          .update(URL_OF_ENDPOINT + [...new URLSearchParams(body)].flat().join(''))
          .digest('base64'),
      }),
    header: 'x-mandrill-signature',
  },
} satisfies Partial<Record<ProviderName, Signing>>
