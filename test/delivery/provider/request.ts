import type { WebhookRequest } from '../../../src/outreach/delivery/provider/provider.ts'

export const URL_OF_ENDPOINT = 'https://duegraph.example/webhooks/endpoint?of=1'
export const NOW = new Date('2026-11-01T12:00:00Z')

/** No certificate is fetched where a test does not say so. */
export const noTools = {
  fetchText: async (url: string): Promise<string> => {
    throw new Error(`${url} is not to be fetched.`)
  },
}

/** What a service would send: objects become JSON. */
export function request(body: unknown, headers: Record<string, string> = {}): WebhookRequest {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  return { headers, body: bytes, url: URL_OF_ENDPOINT }
}

export const seconds = (date: Date) => String(Math.floor(date.getTime() / 1000))

export const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
