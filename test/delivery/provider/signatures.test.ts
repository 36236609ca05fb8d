import { createHmac, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { NOW, noTools, request, URL_OF_ENDPOINT } from './request.ts'
import { elliptic, rsa, signings } from './signings.ts'

const BODY = '[{"event":"delivered","email":"kim@buyer.example"}]'
const pemOf = (key: typeof rsa.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString()

describe('Resend', () => {
  const { secret, sign: signed } = signings.resend
  const [prefix, right] = ['v1,AAAA v1a,BBBB', signed(BODY, NOW).headers['svix-signature']]

  it.each([
    ['among others, while the secret is changed', `${prefix} ${right}`, true],
    ['only as another version', String(right).replace('v1,', 'v1a,'), false],
    ['beyond the first twenty', `${'v1,AAAA '.repeat(20)}${right}`, false],
  ])('signs several times: the right one is %s', (_case, signature, expected) => {
    const made = signed(BODY, NOW)
    const headers = { ...made.headers, 'svix-signature': signature }
    expect(providers.resend.verify({ ...made, headers }, secret, NOW, noTools)).toBe(expected)
  })

  it('may use the header names of Standard Webhooks', () => {
    const headers = Object.entries(signed(BODY, NOW).headers).map(([name, value = '']) => [
      name.replace('svix', 'webhook'),
      value,
    ])
    expect(providers.resend.verify(request(BODY, Object.fromEntries(headers)), secret, NOW, noTools)).toBe(
      true,
    )
  })
})

describe('a public key', () => {
  it('may be PEM as well', () => {
    const { sign: signed } = signings.sendgrid
    expect(providers.sendgrid.verify(signed(BODY, NOW), pemOf(elliptic.publicKey), NOW, noTools)).toBe(true)
    expect(providers.sendgrid.verify(signed(BODY, NOW), pemOf(rsa.publicKey), NOW, noTools)).toBe(false)
  })

  it('verifies the SHA-1 of a Postal that has no SHA-256 yet, but none beside it', () => {
    const sha1 = sign('sha1', Buffer.from(BODY), rsa.privateKey).toString('base64')
    const verify = (headers: Record<string, string>) =>
      providers.postal.verify(request(BODY, headers), pemOf(rsa.publicKey), NOW, noTools)
    expect(verify({ 'x-postal-signature': sha1 })).toBe(true)
    expect(verify({ 'x-postal-signature': sha1, 'x-postal-signature-256': 'AAAA' })).toBe(false)
  })
})

describe('Mandrill', () => {
  const sign1 = (text: string, key: string) => createHmac('sha1', key).update(text).digest('base64')

  it('signs the fields in the order of their names, and the URL', () => {
    const signature = sign1(`${URL_OF_ENDPOINT}a1mandrill_events[]z2`, 'key')
    const made = request('z=2&mandrill_events=%5B%5D&a=1', { 'x-mandrill-signature': signature })
    expect(providers.mandrill.verify(made, 'key', NOW, noTools)).toBe(true)
    expect(providers.mandrill.verify({ ...made, url: `${URL_OF_ENDPOINT}/` }, 'key', NOW, noTools)).toBe(
      false,
    )
  })

  it('tries a new webhook with nothing in it by a key that everybody knows', () => {
    const trial = (events: string) =>
      request(`mandrill_events=${encodeURIComponent(events)}`, {
        'x-mandrill-signature': sign1(`${URL_OF_ENDPOINT}mandrill_events${events}`, 'test-webhook'),
      })
    expect(providers.mandrill.verify(trial('[]'), 'key', NOW, noTools)).toBe(true)
    expect(providers.mandrill.verify(trial('[{"event":"send"}]'), 'key', NOW, noTools)).toBe(false)
  })
})

describe('Brevo', () => {
  it('may send the secret as a bearer token', () => {
    const made = request('{}', { authorization: 'Bearer duegraph:secret' })
    expect(providers.brevo.verify(made, 'duegraph:secret', NOW, noTools)).toBe(true)
    expect(providers.brevo.verify(made, 'duegraph:other', NOW, noTools)).toBe(false)
  })
})
