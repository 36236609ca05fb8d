import pino from 'pino'
import { createMailroom } from '../src/queue/mailroom.ts'
import { createQueue } from '../src/queue/queue.ts'

/** Nothing is sent by the API itself; tests that send bring a worker of their own. */
const TEST_MAIL = {
  publicUrl: 'https://duegraph.example',
  bounceDomain: 'bounces.duegraph.example',
  from: { name: 'Duegraph', address: 'outreach@duegraph.example' },
  dkim: null,
}

/** Writes and queues letters; opens no connection before the first one. */
export function createTestMailroom(url: string, mailKey: Buffer = Buffer.alloc(32), takesUtf8 = true) {
  const queue = createQueue({ url, log: pino({ level: 'silent' }), isWorker: false })
  return createMailroom({ queue, mail: TEST_MAIL, mailKey, takesUtf8: () => takesUtf8 })
}
