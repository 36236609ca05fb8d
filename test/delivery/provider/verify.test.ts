import { describe, expect, it } from 'vitest'
import type { WebhookRequest } from '../../../src/outreach/delivery/provider/provider.ts'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { ago, NOW, noTools } from './request.ts'
import { type Signing, signings } from './signings.ts'

const BODY = 'events=[{"event":"delivered","email":"kim@buyer.example"}]'

for (const [name, signing] of Object.entries<Signing>(signings)) {
  const provider = Object.values(providers).find((known) => known.name === name)
  const verify = (made: WebhookRequest, secret = signing.secret) =>
    provider?.verify(made, secret, NOW, noTools)
  const withHeader = (made: WebhookRequest, value: string | undefined): WebhookRequest => ({
    ...made,
    headers: { ...made.headers, [signing.header]: value },
  })
  const signed = signing.sign(BODY, NOW)
  const signature = signed.headers[signing.header] ?? ''

  describe(`a request of ${name}`, () => {
    it('is authentic as it was signed', () => {
      expect(verify(signed)).toBe(true)
    })

    if (!signing.isOfHeaderOnly)
      it('is not with another body', () => {
        expect(verify({ ...signed, body: Buffer.from(BODY.replace('kim', 'eve')) })).toBe(false)
      })

    it.each([
      ['without a signature', undefined],
      ['with an empty one', ''],
      ['with a part of one', signature.slice(0, -6)],
      ['with one too long', `${signature}AAAA`],
      ['with something else', 'Basic v1,%00='],
    ])('is not %s', (_case, value) => {
      expect(verify(withHeader(signed, value))).toBe(false)
    })

    it.each([
      ['another', signing.other],
      ['none', ''],
      ['one that is no key', 'no key at all'],
    ])('is not by %s secret', (_case, secret) => {
      expect(verify(signed, secret)).toBe(false)
    })

    const { minutes } = signing
    if (minutes !== undefined)
      it('is good for a while, and not from the future', () => {
        expect(verify(signing.sign(BODY, ago(minutes - 1)))).toBe(true)
        expect(verify(signing.sign(BODY, ago(minutes + 1)))).toBe(false)
        expect(verify(signing.sign(BODY, ago(-4)))).toBe(true)
        expect(verify(signing.sign(BODY, ago(-6)))).toBe(false)
      })
  })
}
