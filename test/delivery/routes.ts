import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import type { Database } from '../../src/database/client.ts'
import type { ProviderTools } from '../../src/delivery/provider/provider.ts'
import { createDeliveryRoutes } from '../../src/delivery/route/createDeliveryRoutes.ts'
import { startDeliveryWorker } from '../../src/delivery/route/startDeliveryWorker.ts'
import { createReturnAddresses } from '../../src/mail/returnAddress.ts'
import { createSealer } from '../../src/mail/seal.ts'
import type { Jobs } from '../../src/queue/jobs.ts'
import type { Job, JobOutcome, Queue } from '../../src/queue/queue.ts'
import { NOW } from '../api.ts'

export const BOUNCE_DOMAIN = 'bounce.example'
const KEY = Buffer.alloc(32, 7)
const log = pino({ level: 'silent' })

export const sealer = createSealer(KEY)
export const returnAddresses = createReturnAddresses({ key: KEY, domain: BOUNCE_DOMAIN })

const FIRST_TRY = { isLastTry: false, startAfter: new Date(0), signal: new AbortController().signal }

type Work = (jobs: readonly Job<'delivery-report'>[]) => Promise<readonly JobOutcome[]>

/** The routes behind a server of their own, and a queue that is worked on when a test says so. */
export async function serveRoutes(
  database: Database,
  { now = () => NOW, tools }: { now?: () => Date; tools?: ProviderTools } = {},
) {
  const jobs: Job<'delivery-report'>[] = []
  let work: Work = () => Promise.resolve([])
  const queue: Pick<Queue, 'send' | 'work'> = {
    send: (_name, data) => {
      const id = String(jobs.length)
      // Stored as JSON and read again, as the queue does; only delivery reports are sent here.
      jobs.push({ id, data: JSON.parse(JSON.stringify(data)) as Jobs['delivery-report'], ...FIRST_TRY })
      return Promise.resolve()
    },
    work: (_name, _slots, handle) => {
      // The same queue name as above.
      work = handle as Work
      return Promise.resolve()
    },
  }
  await startDeliveryWorker({ database, queue, log, now })
  const routes = createDeliveryRoutes({
    database,
    queue,
    log,
    mail: { publicUrl: 'https://duegraph.example', bounceDomain: BOUNCE_DOMAIN },
    key: KEY,
    now,
    ...(tools === undefined ? {} : { tools }),
  })
  const server = createServer((request, response) => {
    const [segment = ''] = /^\/[^/]+\//.exec(request.url ?? '') ?? []
    void routes[segment]?.(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port of a host has such an address.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    jobs,
    ask: (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init }),
    workOff: () => work(jobs.splice(0)),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

export type Routes = Awaited<ReturnType<typeof serveRoutes>>
