import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSink, type Sink } from '../../bench/mail/sink.ts'
import { post, remindable, SEND, type Sent } from './reminder.ts'
import { type Serving, serve, stop } from './serving.ts'

// What a newcomer does with a fresh clone, against the server as a process on its embedded database.

/** What a subscription tells, as it comes. */
async function watch({ url, token }: Serving, query: string, variables: object) {
  const abort = new AbortController()
  const told: string[] = []
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  })
  const reading = (async () => {
    for await (const chunk of response.body ?? []) told.push(Buffer.from(chunk).toString())
  })()
  return {
    told,
    end: async () => {
      abort.abort()
      await reading.catch(() => {})
    },
  }
}

/** Creates an endpoint for a sending service, and reports to it as that service does. */
async function reportDelivery(
  serving: Serving,
  { address, messageId }: { address: string; messageId: string },
) {
  const { webhookEndpointCreate: created } = await post<{
    webhookEndpointCreate: { webhookEndpoint: { path: string }; secret: string }
  }>(
    serving,
    'mutation { webhookEndpointCreate(input: { provider: BREVO }) { webhookEndpoint { path } secret } }',
  )
  const report = (secret: string) =>
    fetch(`${serving.url}${created.webhookEndpoint.path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(secret).toString('base64')}`,
      },
      body: JSON.stringify({
        event: 'delivered',
        email: address,
        'message-id': messageId,
        ts_event: Math.floor(Date.now() / 1_000),
      }),
    })
  expect((await report('duegraph:guessed')).status).toBe(401)
  expect((await report(created.secret)).status).toBe(200)
}

describe('a reminder on a fresh machine', () => {
  let dataDir: string
  let serving: Serving
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'duegraph-reminder-'))
    serving = await serve({ DATA_DIR: dataDir })
  })
  afterAll(async () => {
    await stop(serving.child, 'SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  })

  test('is seen in the outbox, opened, clicked, bounced, told live, called out, and not sent again', async () => {
    const [invoiceId = ''] = await remindable(serving)
    const live = await watch(
      serving,
      `subscription ($invoiceId: ID!) { emailDeliveryChanged(invoiceId: $invoiceId) { deliveryStatus events { type } } }`,
      { invoiceId },
    )

    const { emailSend } = await post<Sent>(serving, SEND, { invoiceId })
    expect(emailSend).toMatchObject({ email: { status: 'QUEUED' }, userErrors: [] })
    const address = emailSend.email?.recipients[0]?.address ?? ''

    const outbox = join(dataDir, 'outbox')
    const files = async () => (await readdir(outbox).catch(() => [])).filter((name) => name.endsWith('.eml'))
    await expect.poll(files).toHaveLength(1)
    const [file = ''] = await files()
    const page = await (await fetch(`${serving.url}/outbox/${file}`)).text()
    expect(page).toContain('Outstanding')
    expect(await (await fetch(`${serving.url}/outbox`)).text()).toContain(file)

    const mail = (await readFile(join(outbox, file), 'utf8')).replaceAll('=\r\n', '').replaceAll('=3D', '=')
    const path = (pattern: RegExp) => `${serving.url}${pattern.exec(mail)?.[0]}`
    const browser = {
      headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0' },
    }
    expect((await fetch(path(/\/t\/o\/[\w-]+\.gif/), browser)).headers.get('content-type')).toBe('image/gif')
    const click = await fetch(path(/\/t\/c\/[\w-]+/), { ...browser, redirect: 'manual' })
    expect(click.status).toBe(302)
    expect(click.headers.get('location')).toMatch(/^https:\/\/pay\.example\//)

    await reportDelivery(serving, {
      address,
      messageId: /^message-id: (.*)$/im.exec(mail)?.[1]?.trim() ?? '',
    })
    await expect.poll(() => live.told.join('')).toContain('"type":"DELIVERED"')

    await fetch(`${serving.url}/outbox/${file}/bounce`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    })
    await expect.poll(() => live.told.join('')).toContain('"deliveryStatus":"BOUNCED"')
    for (const type of ['QUEUED', 'SENT', 'OPENED', 'CLICKED', 'DELIVERED', 'BOUNCED'])
      expect(live.told.join('')).toContain(`"type":"${type}"`)
    await live.end()

    const found = await post<{ bouncingContacts: { nodes: object[] } }>(
      serving,
      `query ($address: String!) { bouncingContacts(where: { address: { eq: $address } }) {
        nodes { address reason isSuppressed invoices(first: 1) { nodes { id } totals { outstanding { formatted } } } } } }`,
      { address },
    )
    expect(found.bouncingContacts.nodes).toMatchObject([
      {
        address,
        reason: 'MAILBOX_DOES_NOT_EXIST',
        isSuppressed: true,
        invoices: { nodes: [{ id: invoiceId }] },
      },
    ])
    const again = await post<Sent>(serving, SEND, { invoiceId })
    expect(again.emailSend).toMatchObject({
      email: null,
      userErrors: [{ code: 'OUTREACH_BLOCKED', blockers: [{ code: 'ALL_RECIPIENTS_SUPPRESSED' }] }],
    })
  }, 120_000)
})

describe('a mail server that is away', () => {
  let dataDir: string
  let sink: Sink | null = null
  const started: Serving[] = []
  afterAll(async () => {
    for (const { child } of started)
      if (child.exitCode === null && child.signalCode === null) await stop(child, 'SIGTERM')
    await sink?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  test('gets every email once it is back, though the server was killed meanwhile', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'duegraph-away-'))
    const port = await freePort()
    const settings = {
      DATA_DIR: dataDir,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Nordlicht <post@nordlicht.example>',
    }
    const first = await serve(settings)
    started.push(first)
    const invoiceIds = (await remindable(first)).slice(0, 5)
    for (const invoiceId of invoiceIds) await post<Sent>(first, SEND, { invoiceId })
    const waiting = () =>
      post<{ emails: { totalCount: number } }>(
        first,
        '{ emails(where: { status: { in: [QUEUED, SENDING] }, subject: { startsWith: "Outstanding" } }) { totalCount } }',
      )
    const deferred = () =>
      post<{ emails: { nodes: { events: { type: string }[] }[] } }>(
        first,
        '{ emails(first: 1, orderBy: [{ field: CREATED_AT, direction: DESC }]) { nodes { events { type } } } }',
      )
    await expect.poll(async () => JSON.stringify(await deferred())).toContain('DEFERRED')
    expect((await waiting()).emails.totalCount).toBe(invoiceIds.length)
    await stop(first.child, 'SIGKILL')

    sink = await openSink({ port })
    const second = await serve(settings)
    started.push(second)
    await expect.poll(() => sink?.received.size, { timeout: 60_000 }).toBe(invoiceIds.length)
    expect([...(sink.received.values() ?? [])]).toEqual(invoiceIds.map(() => 1))
    await stop(second.child, 'SIGTERM')
  }, 120_000)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('A server on a port has a port.')
  return address.port
}
