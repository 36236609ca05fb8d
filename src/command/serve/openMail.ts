import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import type { KnownHosts } from '../../http/knownHosts.ts'
import { createOutboxHandler } from '../../mail/outbox/handler.ts'
import { createRelayOffer } from '../../mail/relayOffer.ts'
import { createReturnAddresses } from '../../mail/returnAddress.ts'
import type { MailSettings } from '../../mail/settings.ts'
import { createDeliveryRoutes } from '../../outreach/createRoutes.ts'
import { createMailIntake } from '../../outreach/delivery/inbound/mailIntake.ts'
import { createMailroom } from '../../queue/mailroom.ts'
import type { Queue } from '../../queue/queue.ts'

type MailPieces = {
  database: Database
  queue: Queue
  mail: MailSettings
  mailKey: Buffer
  hosts: KnownHosts
  log: Logger
}

/** What the server needs of mail: to write it, to be told of it and, in development, to look at it. */
export function openMail({ database, queue, mail, mailKey, hosts, log }: MailPieces) {
  const now = () => new Date()
  const offer = mail.smtpUrl === null ? null : createRelayOffer(mail.smtpUrl)
  // Asked at once, so that the first question about an invoice finds the answer.
  offer?.lastKnown()
  const mailroom = createMailroom({
    queue,
    mail,
    mailKey,
    ...(offer === null ? {} : { takesUtf8: offer.lastKnown }),
  })
  const routes = createDeliveryRoutes({ database, queue, log, mail, key: mailKey, now })
  if (!mail.isOutboxShown) return { mailroom, routes }
  const returnAddresses = createReturnAddresses({ key: mailKey, domain: mail.bounceDomain })
  const takeMail = createMailIntake({ database, returnAddresses, now })
  const outbox = createOutboxHandler({
    folder: mail.outboxFolder,
    deliver: async (raw) => {
      await takeMail(raw)
    },
  })
  // It shows mail to every visitor, so no other page may ask in a visitor's name.
  const guarded = hosts.guard(outbox)
  return { mailroom, routes: { ...routes, '/outbox': guarded, '/outbox/': guarded } }
}
