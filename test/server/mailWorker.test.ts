import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { start } from './process.ts'
import { post, remindable, SEND, type Sent } from './reminder.ts'
import { type Serving, serve, stop } from './serving.ts'

let dataDir: string
let worker: ChildProcess | null = null
let serving: Serving
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duegraph-worker-'))
  serving = await serve({ DATA_DIR: dataDir, MAIL_WORKER: '0' })
})
afterAll(async () => {
  if (worker !== null) await stop(worker, 'SIGTERM')
  await stop(serving.child, 'SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

test('a worker of its own sends what a server without one has queued', async () => {
  const [invoiceId = ''] = await remindable(serving)
  const uid = (await post<Sent>(serving, SEND, { invoiceId })).emailSend.email?.uid
  const status = async () => {
    const { emails } = await post<{ emails: { nodes: { status: string }[] } }>(
      serving,
      'query ($uid: UUID!) { emails(where: { uid: { eq: $uid } }) { nodes { status } } }',
      { uid },
    )
    return emails.nodes[0]?.status
  }
  const outbox = () => readdir(join(dataDir, 'outbox')).catch(() => [])
  await delay(3_000)
  expect([await status(), await outbox()]).toEqual(['QUEUED', []])

  worker = start('src/cli.ts', ['worker'], { DATA_DIR: dataDir })
  await expect.poll(status).toBe('SENT')
  expect(await outbox()).toHaveLength(1)
}, 120_000)
