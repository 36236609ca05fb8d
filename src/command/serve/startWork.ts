import { createOutboxTransport } from '../../mail/outboxTransport.ts'
import type { MailSettings } from '../../mail/settings.ts'
import { createSmtpTransport } from '../../mail/smtpTransport.ts'
import type { MailTransport } from '../../mail/transport.ts'
import { startDeliveryWorker } from '../../outreach/delivery/route/startDeliveryWorker.ts'
import { startMailWorker } from '../../outreach/send/mailWorker.ts'
import { startExports } from './startExports.ts'
import type { Work } from './work.ts'

/** From here on what waits in the queue is done, until the queue is stopped: mail is sent, reports are taken in, lists are exported. */
export async function startWork(work: Work): Promise<void> {
  const { database, queue, mailroom, mail, log } = work
  const now = () => new Date()
  const { composer } = mailroom
  const transport = openTransport(mail)
  await startMailWorker({ database, queue, composer, transport, log, now }, mail.concurrency)
  await startDeliveryWorker({ database, queue, log, now })
  await startExports(work)
}

function openTransport({ smtpUrl, concurrency, outboxFolder }: MailSettings): MailTransport {
  if (smtpUrl === null) return createOutboxTransport(outboxFolder)
  return createSmtpTransport({ url: smtpUrl, concurrency })
}
