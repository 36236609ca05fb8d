import { Agent, request } from 'node:http'

const SEND = `mutation ($input: EmailSendInput!) { emailSend(input: $input) {
  email { uid } userErrors { code message } } }`

/** Sends one reminder through the API of a running server; throws where it was refused. */
export function createReminders(url: string, token: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }

  async function remind(invoiceId: string): Promise<void> {
    const input = {
      invoiceIds: [invoiceId],
      subject: 'Reminder: {{invoiceNumber}}',
      bodyText:
        'Dear {{contactName}}, {{amountRemaining}} was due on {{dueDate}}: https://pay.example/{{invoiceNumber}}',
    }
    const body = JSON.stringify({ query: SEND, variables: { input } })
    const answer = await post(new URL('/graphql', url), body)
    if (!answer.includes('"userErrors":[]')) throw new Error(answer)
  }

  function post(target: URL, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const sent = request(target, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => resolve(Buffer.concat(chunks).toString()))
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  return {
    /** All of them, as many at a time as there are connections. */
    remindAll: async (invoiceIds: readonly string[]) => {
      const waiting = invoiceIds.values()
      await Promise.all(
        Array.from({ length: connections }, async () => {
          for (const invoiceId of waiting) await remind(invoiceId)
        }),
      )
    },
    close: () => agent.destroy(),
  }
}
