import { describe, expect, it } from 'vitest'
import { type ProviderName, UnreadablePayload } from '../../../src/outreach/delivery/provider/provider.ts'
import { providers } from '../../../src/outreach/delivery/provider/providers.ts'
import { request } from './request.ts'
import { read } from './tellings.ts'

describe('what is not of the form', () => {
  const bodies = [
    '',
    '   ',
    'null',
    '7',
    '"text"',
    '[]',
    '[null]',
    '[[]]',
    '{}',
    '{"events":{}}',
    '{"Type":"Notification"}',
    '{"event":{"toString":1}}',
    '{"__proto__":{"event":"open"}}',
    '[{"msys":7}]',
    '%00%ff=&mandrill_events=%5B',
    'mandrill_events=%7B%7D',
    '{"event-data":[]}',
    '['.repeat(200_000),
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    Buffer.from([0xff, 0xfe, 0, 0x7b]),
  ]

  it.each(Object.values(providers))(
    'is never authentic, and is unreadable or of nothing: $name',
    async (provider) => {
      for (const body of bodies) {
        const made = request(body, { 'content-type': 'multipart/form-data; boundary=' })
        expect(await provider.verify(made, 'user:password', new Date(0), { fetchText: async () => '' })).toBe(
          false,
        )
        expect(provider.confirmation?.(made) ?? null).toBeNull()
        expect(provider.signedOnce?.(made) ?? null).toBeNull()
        expect(reportsOf(provider.name, made)).toEqual([])
      }
    },
  )

  function reportsOf(name: ProviderName, made: ReturnType<typeof request>) {
    try {
      return providers[name].read(made).reports
    } catch (error) {
      if (error instanceof UnreadablePayload) return []
      throw error
    }
  }

  it('has fields of other kinds than text', () => {
    const odd = {
      email: ['kim@buyer.example'],
      timestamp: {},
      sg_message_id: [],
      reason: 7,
      url: null,
      ip: {},
    }
    expect(read('sendgrid', 'bounce', odd).reports).toMatchObject([
      { recipient: null, occurredAt: null, message: { providerIds: [] }, url: null, ipAddress: null },
    ])
  })

  it('is told in characters that can be stored', () => {
    const body = '[{"event":"open","email":"kim@buyer.example","url":"a\\u0000b\\ud800","k\\u0000":1}]'
    const { reports } = providers.sendgrid.read(request(body))
    expect(JSON.stringify(reports[0]?.raw)).toBe(
      '{"event":"open","email":"kim@buyer.example","url":"ab\ufffd","k":1}',
    )
  })
})
