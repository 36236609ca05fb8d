import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sendgrid } from '../../../src/outreach/delivery/provider/sendgrid.ts'
import { measurePayloads } from './payloads/measurePayloads.ts'
import { noTools, request } from './request.ts'

const data = process.env.DUEGRAPH_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const sets = existsSync(data) ? readdirSync(data).filter((name) => name.startsWith('webhooks-')) : []
if (sets.length === 0)
  console.warn(`The real webhooks are not at ${data} (DUEGRAPH_DATA): reading them is not tested.`)

describe.skipIf(sets.length === 0)('real webhooks', () => {
  it.each(sets)('of %s are all read as they are meant', async (set) => {
    const { byProvider, wrong } = await measurePayloads(join(data, set, 'open'))
    expect(wrong).toEqual([])
    expect([...byProvider.values()].reduce((sum, { type }) => sum + type.of, 0)).toBeGreaterThan(9)
  })
})

const vector = join(data, 'webhooks-misc/signed-vectors/sendgrid-ecdsa.json')

describe.skipIf(!existsSync(vector))('a webhook that SendGrid has signed', () => {
  it('is authentic, at the time and unchanged', () => {
    const { public_key_der_base64, signature_base64, timestamp, raw_body } = JSON.parse(
      readFileSync(vector, 'utf8'),
    )
    const verify = (body: string, time: string, now: Date) =>
      sendgrid.verify(
        request(body, {
          'x-twilio-email-event-webhook-timestamp': time,
          'x-twilio-email-event-webhook-signature': signature_base64,
        }),
        public_key_der_base64,
        now,
        noTools,
      )
    const now = new Date(Number(timestamp) * 1000)
    expect(verify(raw_body, timestamp, now)).toBe(true)
    expect(verify(raw_body.trim(), timestamp, now)).toBe(false)
    expect(verify(raw_body, String(Number(timestamp) + 1), now)).toBe(false)
    expect(verify(raw_body, timestamp, new Date('2026-01-01'))).toBe(false)
  })
})
