import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'

/** What a burst of connections leaves in the memory of a server on the demo ledger: `npm run bench:connections`. */
const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    /** Seconds. */
    rest: { type: 'string', default: '30' },
  },
})
const CONNECTIONS = Number(values.connections)
const ROUNDS = Number(values.rounds)
const QUERY = `{ invoices(first: 20) { totalCount nodes { id invoiceNumber status total { amount formatted } client { name email }
  lineItems { name quantity lineTotal { amount } } outreach { emails(first: 3) { nodes { subject to } } } } } }`
const REST = Number(values.rest) * 1_000

const dataDir = await mkdtemp(join(tmpdir(), 'duegraph-connections-'))
const server = spawn(process.execPath, ['src/cli.ts', 'serve'], {
  env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  await measure(await printed())
} finally {
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  await ended
  await rm(dataDir, { recursive: true })
}

type Place = { url: string; token: string }

/** What the server prints once it is ready. */
async function printed(): Promise<Place> {
  let text = ''
  for await (const chunk of server.stdout) {
    text += String(chunk)
    const url = /http:\S+(?=\/graphql)/.exec(text)?.[0]
    const token = /dg_\w+/.exec(text)?.[0]
    if (url && token && text.includes('curl')) return { url, token }
  }
  throw new Error('The server did not start.')
}

async function measure(place: Place): Promise<void> {
  const warm = new Agent({ keepAlive: true })
  for (let use = 0; use < 200; use++) await ask(place, warm)
  warm.destroy()
  await delay(REST)
  const before = await resident()
  console.log(`before: ${before.toFixed(0)} MB`)
  const agent = new Agent({ keepAlive: true })
  for (let round = 0; round < ROUNDS; round++) {
    const statuses = await Promise.all(Array.from({ length: CONNECTIONS }, () => ask(place, agent)))
    const answered = statuses.filter((status) => status === 200).length
    console.log(`${answered} of ${CONNECTIONS} answered: ${(await resident()).toFixed(0)} MB`)
  }
  agent.destroy()
  await delay(REST)
  const after = await resident()
  console.log(
    `after ${REST / 1_000} s: ${after.toFixed(0)} MB, ${(after / before).toFixed(2)} times as much as before`,
  )
}

/** The status of one answer; 0 where there was none. */
function ask({ url, token }: Place, agent: Agent): Promise<number> {
  const body = JSON.stringify({ query: QUERY })
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return new Promise((resolve) => {
    const asking = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0))
    })
    asking.once('error', () => resolve(0)).end(body)
  })
}

/** Megabytes of the server's memory that are really there, as Linux counts them. */
async function resident(): Promise<number> {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024
}
