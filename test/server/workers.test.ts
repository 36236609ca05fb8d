import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPort } from '../../src/http/listen.ts'
import { finish, serverOf, start } from './process.ts'
import { ask, isAlive, type Serving, serve, stop, workersOf } from './serving.ts'

// Two workers on an embedded database, as their users have them. In the order of a day.
let dataDir: string
let serving: Serving

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duegraph-workers-'))
  serving = await serve({ DATA_DIR: dataDir, WORKERS: '2' })
})
afterAll(async () => {
  if (serving.child.exitCode === null && serving.child.signalCode === null)
    await stop(serving.child, 'SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const countInvoices = () => ask(serving, '{ invoices { totalCount } }')
const COUNTED = { data: { invoices: { totalCount: expect.any(Number) } } }

async function expectGone(pids: number[]): Promise<void> {
  expect(pids).not.toEqual([])
  // The operating system may take a moment to bury them.
  await expect.poll(() => pids.filter(isAlive), { timeout: 60_000 }).toEqual([])
}

async function killAndAwaitSuccessor(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => workersOf(serving.child)).not.toContain(pid)
  // A connection that the client kept to the dead one is reset once, and one dealt to it as it died goes unheard.
  await expect.poll(() => countInvoices().catch(() => null), { timeout: 25_000 }).toMatchObject(COUNTED)
  await expect.poll(() => workersOf(serving.child), { timeout: 60_000 }).toHaveLength(2)
}

test('two processes answer on one port, with the demo token in the page', async () => {
  const page = await fetch(`${serving.url}/graphql`, { headers: { accept: 'text/html' } })

  expect(await workersOf(serving.child)).toHaveLength(2)
  // On a busy machine the database may take longer than the second that readiness allows it.
  const ready = async () => (await fetch(`${serving.url}/readyz`)).status
  await expect.poll(ready).toBe(200)
  expect(await page.text()).toContain(serving.token)
  expect(await Promise.all(Array.from({ length: 8 }, countInvoices))).toMatchObject(Array(8).fill(COUNTED))
})

test('a cursor of one worker is good for the other', async () => {
  const first = await ask(serving, '{ invoices(first: 2) { pageInfo { endCursor } } }')
  const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first))?.[1]
  const next = () => ask(serving, `{ invoices(first: 1, after: "${cursor}") { nodes { uid } } }`)

  const answers = await Promise.all(Array.from({ length: 8 }, next))

  expect(answers).toEqual(Array(8).fill(answers[0]))
  expect(answers[0]).not.toHaveProperty('errors')
})

test('each worker serves alone while the other one is replaced, and so do those that replace them', async () => {
  const [first = 0, second = 0] = await workersOf(serving.child)

  await killAndAwaitSuccessor(first)
  await expect.poll(isEveryoneReady, { timeout: 25_000 }).toBe(true)
  await killAndAwaitSuccessor(second)

  expect(await workersOf(serving.child)).not.toEqual(expect.arrayContaining([first]))
  expect(await workersOf(serving.child)).not.toEqual(expect.arrayContaining([second]))
}, 90_000)

/** Connections are dealt out in turn, so that so many reach every worker. */
async function isEveryoneReady(): Promise<boolean> {
  const answers = await Promise.all(Array.from({ length: 8 }, isReady))
  return answers.every(Boolean)
}

function isReady(): Promise<boolean> {
  return fetch(`${serving.url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}

test('a busy port is refused before anything is made', async () => {
  const untouched = await mkdtemp(join(tmpdir(), 'duegraph-untouched-'))
  const { port } = new URL(serving.url)

  const second = await finish(
    start('src/cli.ts', ['serve'], { DATA_DIR: untouched, WORKERS: '2', PORT: port }),
  )

  expect(second).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(`^Port ${port} on 127.0.0.1 is in use. Stop what uses it, .*\n$`),
  })
  expect(await readdir(untouched)).toEqual([])
  await rm(untouched, { recursive: true })
})

test('kill -9 of the primary ends the workers, and the next start finds everything again', async () => {
  const before = await countInvoices()
  const workers = await workersOf(serving.child)
  await stop(serving.child, 'SIGKILL')
  await expectGone(workers)

  serving = await serve({ DATA_DIR: dataDir, WORKERS: '2' })

  expect(await countInvoices()).toEqual(before)
})

test('Ctrl-C, which the terminal tells every process, ends them all in good order', async () => {
  const workers = await workersOf(serving.child)
  const postgres = await serverOf(dataDir)
  const slow = ask(
    serving,
    '{ invoices { totalCount totals { count } aging { count } facets { status { count } } } }',
  )
  await fetch(`${serving.url}/livez`)

  for (const worker of workers) process.kill(worker, 'SIGINT')

  expect(await stop(serving.child, 'SIGINT')).toBe(0)
  expect(await slow).toMatchObject(COUNTED)
  await expectGone([...workers, postgres ?? 0])
})

test('health is answered while the database is made, and SIGTERM ends it then as well', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'duegraph-fresh-'))
  const port = await findPort({ host: '127.0.0.1', port: 0 })
  const child = start('src/cli.ts', ['serve'], { DATA_DIR: fresh, WORKERS: '2', PORT: String(port) })
  const statusOf = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (answer) => answer.status,
      () => null,
    )

  await expect.poll(() => statusOf('/livez'), { timeout: 60_000 }).toBe(200)
  expect(await statusOf('/readyz')).toBe(503)
  expect(await statusOf('/graphql')).toBe(503)
  await expect.poll(() => serverOf(fresh), { timeout: 60_000 }).not.toBeNull()
  const left = [...(await workersOf(child)), (await serverOf(fresh)) ?? 0]

  expect(await stop(child, 'SIGTERM')).toBe(0)
  await expectGone(left)
  await rm(fresh, { recursive: true })
})

test('when workers end again and again as soon as they start, it gives up and says so', async () => {
  const fresh = await mkdtemp(join(tmpdir(), 'duegraph-broken-'))
  const breakWorkers = 'import cluster from "node:cluster"; if (cluster.isWorker) process.exit(3)'

  const { code, stderr } = await finish(
    start('src/cli.ts', ['serve'], {
      DATA_DIR: fresh,
      WORKERS: '2',
      PORT: '0',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(breakWorkers)}`,
    }),
  )

  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      'The server gave up: a worker ended 5 times in a row soon after its start, at last with exit code 3.\n',
  })
  await rm(fresh, { recursive: true })
})
