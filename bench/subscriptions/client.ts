import { once } from 'node:events'
import { request } from 'node:http'
import type { FromClient, ToClient } from './message.ts'

// The clients, in a process of their own: each subscription on its own connection, as browsers have it.
const AT_ONCE = 50

process.on('message', (message: ToClient) => {
  open(message).catch((error) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
})

async function open({ url, tokens, perToken, body }: ToClient): Promise<void> {
  const total = tokens.length * perToken
  let heard = 0
  const hear = () => {
    heard += 1
    if (heard % total === 0) tell({ kind: 'heard', at: performance.timeOrigin + performance.now() })
  }
  const bearers = tokens.flatMap((token) => Array.from({ length: perToken }, () => token))
  for (let start = 0; start < bearers.length; start += AT_ONCE) {
    await Promise.all(bearers.slice(start, start + AT_ONCE).map((token) => subscribe(url, token, body, hear)))
  }
  tell({ kind: 'open' })
}

async function subscribe(url: string, token: string, body: string, hear: () => void): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    accept: 'text/event-stream',
    authorization: `Bearer ${token}`,
  }
  const asked = request(url, { method: 'POST', agent: false, headers })
  asked.end(body)
  const [answer] = await once(asked, 'response')
  if (answer.statusCode !== 200) throw new Error(`A subscription was answered with ${answer.statusCode}.`)
  answer.setEncoding('utf8')
  answer.on('data', (text: string) => {
    // Short answers come whole.
    if (text.includes('data: {"data"')) hear()
    else if (text.includes('event:')) throw new Error(`Unexpected: ${text}`)
  })
}

function tell(message: FromClient): void {
  process.send?.(message)
}
