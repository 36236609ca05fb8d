import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { serverOf } from './process.ts'
import { post, remindable, SEND, type Sent } from './reminder.ts'
import { ask, isAlive, type Serving, serve, stop } from './serving.ts'

// The embedded PostgreSQL is killed under a server: it runs again, under the same port, and everything goes on.
const PATIENCE = { timeout: 60_000 }
const COUNTED = { data: { invoices: { totalCount: expect.any(Number) } } }

let dataDir: string
let serving: Serving
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duegraph-restart-'))
})
afterEach(async () => {
  if (serving.child.exitCode === null && serving.child.signalCode === null)
    await stop(serving.child, 'SIGTERM')
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const count = () => ask(serving, '{ invoices { totalCount } }').catch(() => null)
const readiness = () => fetch(`${serving.url}/readyz`).then(({ status }) => status)

async function killPostgres(): Promise<number> {
  const postmaster = (await serverOf(dataDir)) ?? 0
  process.kill(postmaster, 'SIGKILL')
  await expect.poll(() => isAlive(postmaster), PATIENCE).toBe(false)
  return postmaster
}

async function expectBack(before: number): Promise<void> {
  await expect.poll(count, PATIENCE).toMatchObject(COUNTED)
  await expect.poll(readiness, PATIENCE).toBe(200)
  expect(await serverOf(dataDir)).not.toBe(before)
}

async function expectMailSent(place: number): Promise<void> {
  const outbox = () => readdir(join(dataDir, 'outbox')).catch(() => [])
  const before = (await outbox()).length
  const invoiceId = (await remindable(serving))[place]
  const { email, userErrors } = (await post<Sent>(serving, SEND, { invoiceId })).emailSend
  expect(userErrors).toEqual([])
  const status = async () => {
    const query = 'query ($uid: UUID!) { emails(where: { uid: { eq: $uid } }) { nodes { status } } }'
    const found = await post<{ emails: { nodes: { status: string }[] } }>(serving, query, { uid: email?.uid })
    return found.emails.nodes[0]?.status
  }
  await expect.poll(status, PATIENCE).toBe('SENT')
  expect(await outbox()).toHaveLength(before + 1)
}

/** The first thing that a subscription tells after a comment was written. */
async function toldOfComment(): Promise<string> {
  const [invoiceId] = await remindable(serving)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${serving.token}` }
  const stream = await fetch(`${serving.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { invoiceChanged { id } }' }),
    signal: AbortSignal.timeout(PATIENCE.timeout),
  })
  await post(
    serving,
    'mutation ($invoiceId: ID!) { commentAdd(input: { invoiceId: $invoiceId, text: "Called." }) { userErrors { message } } }',
    { invoiceId },
  )
  let told = ''
  for await (const chunk of stream.body ?? []) {
    told += Buffer.from(chunk).toString()
    if (told.includes('event: next')) break
  }
  return told
}

test.each(['1', '2'])(
  'with WORKERS=%s it runs again after each kill, mail is sent and subscriptions are told',
  { timeout: 240_000 },
  async (workers) => {
    serving = await serve({ DATA_DIR: dataDir, WORKERS: workers })
    await expectMailSent(0)

    await expectBack(await killPostgres())
    await expectMailSent(1)
    await expectBack(await killPostgres())
    expect(await toldOfComment()).toContain('invoiceChanged')

    expect(await stop(serving.child, 'SIGTERM')).toBe(0)
    expect(await serverOf(dataDir)).toBeNull()
  },
)

test.each(['1', '2'])(
  'with WORKERS=%s, when it does not start again the server says so and ends with 1',
  { timeout: 240_000 },
  async (workers) => {
    serving = await serve({ DATA_DIR: dataDir, WORKERS: workers })
    let said = ''
    serving.child.stderr?.on('data', (chunk) => {
      said += String(chunk)
    })
    const ended = new Promise((resolve) => serving.child.once('exit', resolve))
    const control = join(dataDir, 'pg-18/global/pg_control')

    await rename(control, `${control}.away`)
    await killPostgres()

    expect(await ended).toBe(1)
    expect(said).toMatch(/PostgreSQL ended and does not start again\..*pg_control/)
    await rename(`${control}.away`, control)
  },
)
