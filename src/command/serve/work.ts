import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import type { Keys } from '../../database/setting.ts'
import type { MailSettings } from '../../mail/settings.ts'
import type { Mailroom } from '../../queue/mailroom.ts'
import type { Queue } from '../../queue/queue.ts'

/** What it takes to do what waits in the queue. */
export type Work = {
  database: Database
  /** Where exports read: see `exportDatabase.ts`. */
  exports: Database
  queue: Queue
  mailroom: Mailroom
  mail: MailSettings
  log: Logger
  cursorKey: Keys['cursorKey']
  isAccelerated: boolean
}
