import { Agent, request } from 'node:http'
import type { Company } from '../mail/company.ts'

export type Outcome = { codes: string[]; ids: string[]; errors: unknown }
type Payload = { userErrors: { code: string }[]; allocations: { id: string }[] | null }

/** Asks the server over HTTP, on connections that are kept. */
export function createClient(url: string, { token }: Company) {
  const agent = new Agent({ keepAlive: true })
  const ask = (query: string, variables: object) =>
    new Promise<Outcome>((resolve, reject) => {
      const body = JSON.stringify({ query, variables })
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'content-length': Buffer.byteLength(body),
      }
      const sent = request(new URL('/graphql', url), { method: 'POST', agent, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve(outcomeOf(text)))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  return { ask, close: () => agent.destroy() }
}

function outcomeOf(text: string): Outcome {
  const { data, errors } = JSON.parse(text) as { data?: Record<string, Payload> | null; errors?: unknown }
  const payload = Object.values(data ?? {})[0]
  return {
    codes: payload?.userErrors.map(({ code }) => code) ?? [],
    ids: payload?.allocations?.map(({ id }) => id) ?? [],
    errors: errors ?? null,
  }
}
