import { generateKeyPairSync, sign } from 'node:crypto'
import { Agent, request } from 'node:http'

/** A service that reports as SendGrid does: events in an array, signed with its key. */
export function createSendingService(url: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const agent = new Agent({ keepAlive: true })

  /** Milliseconds until it was answered. */
  function report(path: string, events: readonly object[]): Promise<number> {
    const body = JSON.stringify(events)
    const timestamp = String(Math.floor(Date.now() / 1_000))
    const headers = {
      'content-type': 'application/json',
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': sign(
        'sha256',
        Buffer.from(timestamp + body),
        privateKey,
      ).toString('base64'),
    }
    const begin = performance.now()
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, url), { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - begin)
          else reject(new Error(`Answered ${response.statusCode}.`))
        })
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  return {
    verificationKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    /** All batches, as many at a time as there are connections; the times until they were answered. */
    reportAll: async (path: string, batches: readonly (readonly object[])[], connections: number) => {
      const times: number[] = []
      const waiting = batches.values()
      await Promise.all(
        Array.from({ length: connections }, async () => {
          for (const batch of waiting) times.push(await report(path, batch))
        }),
      )
      return times.sort((left, right) => left - right)
    },
    close: () => agent.destroy(),
  }
}
