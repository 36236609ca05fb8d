import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import { createOutboxTransport } from '../../mail/outboxTransport.ts'
import type { MailSettings } from '../../mail/settings.ts'
import { createSmtpTransport } from '../../mail/smtpTransport.ts'
import type { MailTransport } from '../../mail/transport.ts'
import { startDeliveryWorker } from '../../outreach/delivery/route/startDeliveryWorker.ts'
import { startMailWorker } from '../../outreach/send/mailWorker.ts'
import type { Mailroom } from '../../queue/mailroom.ts'
import type { Queue } from '../../queue/queue.ts'

type Work = { database: Database; queue: Queue; mailroom: Mailroom; mail: MailSettings; log: Logger }

/** From here on what waits in the queue is done, until the queue is stopped: mail is sent, reports are taken in. */
export async function startWork({ database, queue, mailroom, mail, log }: Work): Promise<void> {
  const now = () => new Date()
  const { composer } = mailroom
  const transport = openTransport(mail)
  await startMailWorker({ database, queue, composer, transport, log, now }, mail.concurrency)
  await startDeliveryWorker({ database, queue, log, now })
}

function openTransport({ smtpUrl, concurrency, outboxFolder }: MailSettings): MailTransport {
  if (smtpUrl === null) return createOutboxTransport(outboxFolder)
  return createSmtpTransport({ url: smtpUrl, concurrency })
}
