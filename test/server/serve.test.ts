import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finish, serverOf, start } from './process.ts'
import { ask, isAlive, type Serving, serve, stop } from './serving.ts'

// The server as its users have it: a process on an embedded database, with the demo ledger. In the order of a day.
let dataDir: string
let running: Serving

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duegraph-serve-'))
  running = await serve({ DATA_DIR: dataDir })
})
afterAll(async () => {
  if (running.child.exitCode === null) await stop(running.child, 'SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const countInvoices = () => ask(running, '{ invoices { totalCount } }')

test('the printed curl works as it is', async () => {
  const { stdout } = await promisify(execFile)('sh', ['-c', running.curl])

  expect(JSON.parse(stdout)).toMatchObject({ data: { invoices: { totalCount: expect.any(Number) } } })
})

test('it says that it lives and is ready, to anybody, and no more than that', async () => {
  for (const path of ['/livez', '/readyz']) {
    const response = await fetch(running.url + path)

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok' })
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  }
})

test('a browser gets GraphiQL with examples that carry the demo token, everybody else a refusal', async () => {
  const page = await fetch(`${running.url}/graphql`, { headers: { accept: 'text/html' } })
  const html = await page.text()
  const anonymous = await fetch(`${running.url}/graphql?query={__typename}`)

  expect(page.headers.get('content-type')).toContain('text/html')
  for (const name of ['OverdueInvoices', 'InvoiceDetail', 'BouncedReminders', 'Ageing'])
    expect(html).toContain(name)
  expect(html).toContain(running.token)
  expect(html).not.toMatch(/<(script|link)[^>]+(src|href)="https?:/)
  expect(anonymous.status).toBe(401)
})

test('unknown paths, too long bodies and slow headers are turned away', async () => {
  const missing = await fetch(`${running.url}/nothing`)
  const long = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${running.token}` },
    body: JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_100_000)}` }),
  })

  expect(missing.status).toBe(404)
  expect(long.status).toBe(413)
  expect(await closedAfterHalfAHeader()).toMatch(/408/)
})

/** What a client gets that begins a request and then says nothing more. */
async function closedAfterHalfAHeader(): Promise<string> {
  const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
  socket.write('POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}

test('a second server on the same port says so and leaves the first alone', async () => {
  const { port } = new URL(running.url)
  const second = await finish(start('src/cli.ts', ['serve'], { DATA_DIR: dataDir, PORT: port }))

  expect(second.code).toBe(1)
  expect(second.stderr).toContain(port)
  expect(await countInvoices()).toMatchObject({ data: { invoices: { totalCount: expect.any(Number) } } })
})

test('what the command line writes while it runs is there after kill -9, and so is everything else', async () => {
  const before = await countInvoices()
  const { stdout } = await finish(
    start('src/cli.ts', 'organization create --name Later --timezone UTC --currency EUR'.split(' '), {
      DATA_DIR: dataDir,
    }),
  )
  await stop(running.child, 'SIGKILL')

  running = await serve({ DATA_DIR: dataDir })

  expect(await countInvoices()).toEqual(before)
  const { uid } = JSON.parse(stdout)
  const member = await finish(
    start(
      'src/cli.ts',
      ['user', 'create', '--email', 'eve@later.example', '--name', 'Eve', '--organization', uid],
      { DATA_DIR: dataDir },
    ),
  )
  expect(member.code).toBe(0)
})

test('Ctrl-C ends it within seconds and leaves no process behind', async () => {
  const postgres = await serverOf(dataDir)

  expect(await stop(running.child, 'SIGINT')).toBe(0)

  expect(postgres).not.toBeNull()
  // The operating system may take a moment to bury it.
  await expect.poll(() => isAlive(postgres ?? 0), { timeout: 60_000 }).toBe(false)
  await expect(readFile(join(dataDir, 'demo-token'), 'utf8')).resolves.toContain('dg_')
})
