import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { mailgun } from '../../../src/outreach/delivery/provider/mailgun.ts'
import { ago, NOW, noTools, request, seconds } from './request.ts'

const SECRET = 'signing key'
const TOKEN = 'e0b5477167110d68991efc6b9f89f0a11066af27834600e123'
const hmac = (timestamp: string, key = SECRET) =>
  createHmac('sha256', key)
    .update(timestamp + TOKEN)
    .digest('hex')

function signature(at: Date, key?: string) {
  return { timestamp: seconds(at), token: TOKEN, signature: hmac(seconds(at), key) }
}

const event = {
  event: 'delivered',
  id: 'event-1',
  timestamp: 1_762_000_000.25,
  recipient: 'kim@buyer.example',
}
const verify = (body: unknown, secret = SECRET) => mailgun.verify(request(body), secret, NOW, noTools)

describe('a request of Mailgun', () => {
  it('is authentic by its signature, for as long as Mailgun repeats it', () => {
    expect(verify({ signature: signature(NOW), 'event-data': event })).toBe(true)
    expect(verify({ signature: signature(ago(8 * 60)), 'event-data': event })).toBe(true)
    expect(verify({ signature: signature(ago(10 * 60)), 'event-data': event })).toBe(false)
    expect(verify({ signature: signature(ago(-6)), 'event-data': event })).toBe(false)
  })

  it('is authentic by the key of the account that a subaccount belongs to', () => {
    const ofSubaccount = signature(NOW, 'key of the subaccount')
    const parent = { ...ofSubaccount, 'parent-signature': hmac(ofSubaccount.timestamp) }
    expect(verify({ signature: ofSubaccount, 'event-data': event })).toBe(false)
    expect(verify({ signature: parent, 'event-data': event })).toBe(true)
  })

  it.each([
    ['without a signature', { 'event-data': event }],
    ['with a part of one', { signature: { ...signature(NOW), signature: hmac(seconds(NOW)).slice(2) } }],
    ['with another token', { signature: { ...signature(NOW), token: `${TOKEN}4` } }],
    ['with another time', { signature: { ...signature(NOW), timestamp: seconds(ago(1)) } }],
    ['with a signature that is a list', { signature: [signature(NOW)] }],
    ['that is not JSON', '{"signature":'],
    ['that is empty', ''],
  ])('is not authentic %s', (_case, body) => {
    expect(verify(body)).toBe(false)
  })

  it('is not authentic by another key or none', () => {
    const body = { signature: signature(NOW), 'event-data': event }
    expect(verify(body, 'another key')).toBe(false)
    expect(verify(body, '')).toBe(false)
  })

  it('names what was signed, as the signature does not cover the body', () => {
    const one = request({ signature: signature(NOW), 'event-data': event })
    const two = request({
      signature: signature(NOW),
      'event-data': { ...event, recipient: 'eve@buyer.example' },
    })
    expect(mailgun.signedOnce?.(one)).toBe(`${seconds(NOW)}:${TOKEN}`)
    expect(mailgun.signedOnce?.(two)).toBe(mailgun.signedOnce?.(one))
  })
})

describe('the old webhooks of Mailgun', () => {
  const fields = {
    ...signature(NOW),
    event: 'dropped',
    recipient: 'Kim@buyer.example',
    reason: 'hardfail',
    code: '550',
    description: 'No such mailbox',
    'Message-Id': '<1@seller.example>',
  }
  const told = {
    type: 'FAILED',
    recipient: 'kim@buyer.example',
    occurredAt: NOW,
    message: { messageIds: ['1@seller.example'] },
    bounce: { type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST', wording: 'No such mailbox' },
    eventId: TOKEN,
  }

  it('come as a form', () => {
    const made = request(new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(mailgun.verify(made, SECRET, NOW, noTools)).toBe(true)
    expect(mailgun.read(made).reports).toMatchObject([told])
  })

  it('come in parts where the bounce is attached', () => {
    const parts = Object.entries(fields).map(
      ([name, value]) => `--limit\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const file =
      '--limit\r\nContent-Disposition: form-data; name="event"; filename="event"\r\n\r\nclicked\r\n--limit--\r\n'
    const made = request(parts.join('') + file, { 'content-type': 'multipart/form-data; boundary="limit"' })
    expect(mailgun.verify(made, SECRET, NOW, noTools)).toBe(true)
    expect(mailgun.read(made).reports).toMatchObject([told])
  })

  it('keep their own fields where a variable of the message has the same name', () => {
    const made = request(`${new URLSearchParams(fields)}&event=clicked&recipient=eve%40buyer.example`)
    expect(mailgun.read(made).reports).toMatchObject([told])
  })
})
