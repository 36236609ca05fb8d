import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import type { Composer } from '../../mail/compose.ts'
import type { MailTransport } from '../../mail/transport.ts'
import type { Queue } from '../../queue/queue.ts'

/** What it takes to send what waits. */
export type Sender = {
  database: Pick<Database, 'read' | 'transact'>
  queue: Queue
  composer: Composer
  transport: MailTransport
  log: Logger
  now: () => Date
}
