import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Letter } from '../../src/mail/letter.ts'
import { createOutboxHandler } from '../../src/mail/outbox/handler.ts'
import { createOutboxTransport } from '../../src/mail/outboxTransport.ts'
import { composerWith, JANE, LETTER, ORGANIZATION, returnAddresses } from './letters.ts'
import { portOf } from './sink.ts'

let folder = ''
let url = ''
let server: Server
let delivered: Buffer[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duegraph-outbox-'))
  delivered = []
  const handle = createOutboxHandler({
    folder: join(folder, 'outbox'),
    deliver: async (raw) => {
      delivered.push(raw)
    },
  })
  server = createServer((request, response) => {
    handle(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${portOf(server)}/outbox`
})

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

async function write(change: Partial<Letter> = {}, recipientId = JANE.recipientId): Promise<string> {
  const letter = { ...LETTER, ...change }
  const copy = await composerWith().compose(letter, { ...JANE, recipientId })
  await createOutboxTransport(join(folder, 'outbox')).send(copy)
  return `${letter.date.toISOString().replaceAll(':', '-')}-${recipientId}.eml`
}

async function get(path = '') {
  const response = await fetch(url + path)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

test('an outbox in which nothing was written yet is empty', async () => {
  const { status, html } = await get()

  expect(status).toBe(200)
  expect(html).toContain('Nothing has been sent yet.')
})

test('the list shows the newest first, and two hundred at most', async () => {
  const days = Array.from({ length: 205 }, (_, day) => new Date(Date.UTC(2027, 0, 1 + day)))
  for (const date of days) await write({ date, subject: `Day ${date.toISOString().slice(0, 10)} ü` })
  await writeFile(join(folder, 'outbox', 'notes.txt'), 'x')

  const { html } = await get()

  const subjects = [...html.matchAll(/>Day (\S+) ü</g)].map(([, day]) => day)
  expect(subjects).toHaveLength(200)
  expect(subjects[0]).toBe('2027-07-24')
  expect(subjects).toEqual([...subjects].sort().reverse())
  expect(html).toContain(JANE.address)
  expect(html).not.toContain('notes.txt')
})

test('a mail is shown with its links, its image and its attachments', async () => {
  const attachments = [{ name: 'Rechnung <7>.pdf', mimeType: 'application/pdf', content: Buffer.alloc(7) }]
  const file = await write({ isTracked: true, html: '<a href="https://pay.example">Pay</a>', attachments })

  const { status, html } = await get(`/${file}`)

  expect(status).toBe(200)
  expect(html).toMatch(/<a href="https:\/\/duegraph\.example\/t\/c\/[\w-]+"/)
  expect(html).toMatch(/<a href="https:\/\/duegraph\.example\/t\/o\/[\w-]+\.gif"/)
  expect(html).toMatch(/<a href="https:\/\/duegraph\.example\/u\/[\w-]+"/)
  expect(html).toMatch(
    /<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&lt;a href=&quot;https/,
  )
  expect(html).toContain('target=&quot;_blank&quot;')
  expect(html).toContain('Rechnung &lt;7&gt;.pdf, application/pdf, 7 bytes')
  expect(html).toContain('letter-1@duegraph.example')
})

test('nothing in a mail becomes part of the page', async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='x'>`
  const file = await write({
    subject: evil,
    text: evil,
    html: `${evil}<a href="javascript:alert(1)">x</a>`,
    from: { name: evil, address: 'a@b.example' },
    attachments: [{ name: evil, mimeType: null, content: Buffer.of(1) }],
  })

  for (const { html } of [await get(), await get(`/${file}`)]) {
    expect(html).not.toMatch(/<script|<img|href="javascript:/i)
    expect(html).toContain('&lt;script&gt;')
  }
})

test('a page can run nothing and load nothing, and posts to this server alone', async () => {
  const { headers } = await get(`/${await write()}`)

  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("form-action 'self'")
  expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('the mail itself is a download', async () => {
  const file = await write()

  const { headers, html } = await get(`/${file}/raw`)

  expect(headers.get('content-type')).toBe('message/rfc822')
  expect(headers.get('content-disposition')).toBe(`attachment; filename="${file}"`)
  expect((await PostalMime.parse(html)).subject).toBe(LETTER.subject)
})

test.each([
  '/secret.eml',
  '/../secret.eml',
  '/..%2fsecret.eml',
  '/%2e%2e/secret.eml',
  '/..\\secret.eml',
  '//etc/passwd',
  '/2027-01-31T10-20-30.400Z-0190a0b0-0000-7000-8000-0000000000ff.eml',
  `/2027-01-31T10-20-30.400Z-${JANE.recipientId}.eml/other`,
  `/2027-01-31T10-20-30.400Z-${JANE.recipientId}.eml/raw/more`,
  `/2027-01-31T10-20-30.400Z-${JANE.recipientId}.eml%00`,
])('there is nothing at %s', async (path) => {
  await write()
  await mkdir(join(folder, 'outbox'), { recursive: true })
  await writeFile(join(folder, 'secret.eml'), 'Subject: secret\r\n\r\nsecret')
  await writeFile(join(folder, 'outbox', 'secret.eml'), 'Subject: secret\r\n\r\nsecret')

  const { status, html } = await request(path)

  expect(status).toBe(404)
  expect(html).not.toContain('Subject: secret')
})

/** As it stands on the wire: `fetch` would take the dots out of the path. */
async function request(path: string): Promise<{ status: number; html: string }> {
  const sent = send({ port: portOf(server), host: '127.0.0.1', path: `/outbox${path}` }).end()
  const [response] = await once(sent, 'response')
  return { status: response.statusCode, html: await text(response) }
}

test('a mail that bounces makes a report that names the copy', async () => {
  const file = await write()

  const response = await fetch(`${url}/${file}/bounce`, { method: 'POST', redirect: 'manual' })

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/outbox/${file}?reported=bounce`)
  const report = await PostalMime.parse(delivered[0] ?? '', { attachmentEncoding: 'utf8' })
  const part = (type: string) => String(report.attachments.find(({ mimeType }) => mimeType === type)?.content)
  expect(report.to).toEqual([{ name: '', address: returnAddresses.of(ORGANIZATION, JANE.recipientId) }])
  expect(report.headers.find(({ key }) => key === 'content-type')?.value).toContain(
    'report-type=delivery-status',
  )
  expect(part('message/delivery-status')).toContain(`Final-Recipient: rfc822; ${JANE.address}`)
  expect(part('message/delivery-status')).toContain('Status: 5.1.1')
  expect(part('message/delivery-status')).toContain('Action: failed')
  expect(part('text/rfc822-headers')).toContain('Message-ID: <letter-1@duegraph.example>')
})

test.each([
  ['bounce', 1],
  ['complaint', 1],
  ['constructor', 0],
])('after %s the page says what was done', async (reported, notes) => {
  const { status, html } = await get(`/${await write()}?reported=${reported}`)

  expect(status).toBe(200)
  expect(html.match(/class="note"/g) ?? []).toHaveLength(notes)
})

test('a complaint encloses the headers that tell whose copy it was', async () => {
  const file = await write()

  await fetch(`${url}/${file}/complaint`, { method: 'POST' })

  const report = await PostalMime.parse(delivered[0] ?? '', { attachmentEncoding: 'utf8' })
  const part = (type: string) => String(report.attachments.find(({ mimeType }) => mimeType === type)?.content)
  const returnAddress = returnAddresses.of(ORGANIZATION, JANE.recipientId)
  expect(report.to).toEqual([{ name: '', address: returnAddress }])
  expect(report.headers.find(({ key }) => key === 'content-type')?.value).toContain(
    'report-type=feedback-report',
  )
  expect(part('message/feedback-report')).toContain('Feedback-Type: abuse')
  expect(part('message/feedback-report')).toContain(`Original-Rcpt-To: <${JANE.address}>`)
  expect(part('text/rfc822-headers')).toContain(`X-Duegraph-Recipient: ${returnAddress}`)
})

test('the same report again is the same mail, and another one has another Message-ID', async () => {
  const [jane, john] = [await write(), await write({}, '0190a0b0-0000-7000-8000-0000000000ee')]

  for (const path of [`${jane}/bounce`, `${jane}/bounce`, `${jane}/complaint`, `${john}/bounce`]) {
    await fetch(`${url}/${path}`, { method: 'POST' })
  }

  const ids = await Promise.all(delivered.map(async (raw) => (await PostalMime.parse(raw)).messageId))
  expect(delivered[1]).toEqual(delivered[0])
  expect(new Set(ids).size).toBe(3)
})

test.each([
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ 'sec-fetch-site': 'none' }, 403],
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, 303],
  [{}, 303],
])('a form that comes with %o is answered %d', async (headers, status) => {
  const file = await write()

  const response = await fetch(`${url}/${file}/bounce`, {
    method: 'POST',
    redirect: 'manual',
    headers: headers as Record<string, string>,
  })

  expect(response.status).toBe(status)
  expect(delivered).toHaveLength(status === 303 ? 1 : 0)
})

test('a form of this server is taken by its origin alone', async () => {
  const file = await write()
  const headers = { origin: new URL(url).origin }

  const response = await fetch(`${url}/${file}/bounce`, { method: 'POST', redirect: 'manual', headers })

  expect(response.status).toBe(303)
})

test.each([
  ['GET', '/bounce', 404],
  ['POST', '', 404],
  ['POST', '/raw', 404],
  ['POST', '/constructor', 404],
  ['DELETE', '', 405],
  ['PUT', '/bounce', 405],
])('%s <file>%s is answered %d and does nothing', async (method, action, status) => {
  const file = await write()

  const response = await fetch(`${url}/${file}${action}`, { method, redirect: 'manual' })

  expect(response.status).toBe(status)
  expect(delivered).toEqual([])
})
