import { setTimeout as delay } from 'node:timers/promises'
import { findPort } from '../src/http/listen.ts'
import { createReminders } from './mail/ask.ts'
import { withCompany } from './mail/company.ts'
import { start } from './mail/process.ts'
import { openSink } from './mail/sink.ts'

/**
 * What becomes of mail while the mail server is away, ten minutes unless told otherwise: `npm run bench:mail-outage -- [SECONDS]`.
 * Fails when an email does not arrive, or arrives twice.
 */
const AWAY = Number(process.argv[2] ?? 600)
const MAILS = 100
/** A try comes every five minutes at most. */
const PATIENCE = 420_000

await withCompany(MAILS, async ({ url, token, invoiceIds }) => {
  const port = await findPort({ host: '127.0.0.1', port: 0 })
  const env = { DATABASE_URL: url, MAIL_FROM: 'Bench <bench@duegraph.example>', PORT: '0' }
  const server = start('serve', { ...env, SMTP_URL: `smtp://127.0.0.1:${port}` }, /http:\/\/[^\s/]+/)
  const [serverUrl] = await server.ready
  const reminders = createReminders(serverUrl, token, 10)
  await reminders.remindAll(invoiceIds)
  reminders.close()

  await delay(AWAY * 1_000)
  const sink = await openSink({ port })
  const begin = performance.now()
  while (sink.received.size < MAILS && performance.now() - begin < PATIENCE) await delay(200)
  const seconds = (performance.now() - begin) / 1_000
  const counts = [...sink.received.values()]
  const repeated = counts.filter((count) => count > 1).length
  console.log(
    `away for ${AWAY} s; ${counts.length} of ${MAILS} arrived within ${seconds.toFixed(0)} s of its return`,
  )
  console.log(`repeated: ${repeated}`)
  await server.end('SIGTERM')
  await sink.close()
  if (counts.length < MAILS || repeated > 0) process.exitCode = 1
})
