import { setTimeout as delay } from 'node:timers/promises'
import { createReminders } from './mail/ask.ts'
import { withCompany } from './mail/company.ts'
import { start } from './mail/process.ts'
import { openSink } from './mail/sink.ts'

/**
 * What becomes of a thousand mails when the worker that sends them is killed a hundred times at random moments, each time
 * with up to ten mails under way: `npm run bench:mail-kills -- [MAILS] [KILLS]`. Fails when one is lost.
 */
const MAILS = Number(process.argv[2] ?? 1_000)
const KILLS = Number(process.argv[3] ?? 100)
const SLOTS = 10
/** The mail server takes its time, so that a kill meets mails under way. */
const slowly = () => delay(200 + Math.random() * 400)
const PATIENCE = 600_000

await withCompany(MAILS, async ({ url, token, invoiceIds }) => {
  const sink = await openSink({ delay: slowly })
  const env = {
    DATABASE_URL: url,
    SMTP_URL: sink.url,
    MAIL_FROM: 'Bench <bench@duegraph.example>',
    MAIL_CONCURRENCY: String(SLOTS),
    PORT: '0',
  }
  const server = start('serve', { ...env, MAIL_WORKER: '0' }, /http:\/\/[^\s/]+/)
  const [serverUrl] = await server.ready
  const reminders = createReminders(serverUrl, token, SLOTS)
  await reminders.remindAll(invoiceIds)
  reminders.close()
  await server.end('SIGTERM')

  let sentWhenLastKilled = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    const worker = start('worker', env, /at work/)
    await worker.ready
    await delay(100 + Math.random() * 900)
    await worker.end('SIGKILL')
    if (sink.received.size < MAILS) sentWhenLastKilled = kill
  }
  console.log(`${KILLS} kills, ${sentWhenLastKilled} of them before the last mail had arrived`)
  const last = start('worker', env, /at work/)
  const end = performance.now() + PATIENCE
  while (sink.received.size < MAILS && performance.now() < end) await delay(200)
  await last.end('SIGTERM')
  await sink.close()

  const counts = [...sink.received.values()]
  const repeated = counts.reduce((sum, count) => sum + count - 1, 0)
  const lost = MAILS - counts.length
  console.log(`lost: ${lost}; repeated: ${repeated} (at most ${KILLS * SLOTS}: one for each kill and slot)`)
  console.log(`one mail most often: ${Math.max(...counts)} times, always under one Message-ID`)
  if (lost > 0 || repeated > KILLS * SLOTS) process.exitCode = 1
})
