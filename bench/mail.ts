import { setTimeout as delay } from 'node:timers/promises'
import { createReminders } from './mail/ask.ts'
import { withCompany } from './mail/company.ts'
import { start } from './mail/process.ts'
import { openSink } from './mail/sink.ts'

/**
 * How fast reminders are queued through the API of a server, and how fast a worker hands them to a mail server on
 * loopback: `npm run bench:mail -- [NUMBER]`. Everything, PostgreSQL included, shares this machine.
 */
const NUMBER = Number(process.argv[2] ?? 3_000)
const WARM_UP = Math.min(300, NUMBER)
const CONNECTIONS = 20
const PATIENCE = 300_000

await withCompany(NUMBER + WARM_UP, async ({ url, database, token, invoiceIds }) => {
  const sink = await openSink()
  const env = {
    DATABASE_URL: url,
    SMTP_URL: sink.url,
    MAIL_FROM: 'Bench <bench@duegraph.example>',
    PORT: '0',
  }
  const server = start('serve', { ...env, MAIL_WORKER: '0' }, /http:\/\/[^\s/]+/)
  const [serverUrl] = await server.ready
  const reminders = createReminders(serverUrl, token, CONNECTIONS)
  await reminders.remindAll(invoiceIds.slice(0, WARM_UP))
  // PostgreSQL does so by itself within a minute; until then it takes the new tables for empty and plans accordingly.
  await database.$executeRaw`analyze`
  const queued = await secondsOf(() => reminders.remindAll(invoiceIds.slice(WARM_UP)))
  console.log(`queued: ${NUMBER} in ${queued.toFixed(1)} s, ${Math.round(NUMBER / queued)}/s (aim 500/s)`)
  reminders.close()
  await server.end('SIGTERM')

  const worker = start('worker', env, /at work/)
  await worker.ready
  const before = sink.received.size
  const sent = await secondsOf(() => waitUntil(() => sink.received.size === invoiceIds.length))
  const number = sink.received.size - before
  console.log(`sent: ${number} in ${sent.toFixed(1)} s, ${Math.round(number / sent)}/s (aim 100/s)`)
  await worker.end('SIGTERM')
  await sink.close()
})

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begin = performance.now()
  await work()
  return (performance.now() - begin) / 1_000
}

async function waitUntil(isReached: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE
  while (!isReached()) {
    if (performance.now() > end) throw new Error('Not everything was sent within five minutes.')
    await delay(20)
  }
}
