import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { expect } from 'vitest'
import { createReturnAddresses } from '../../src/mail/returnAddress.ts'
import { createSealer } from '../../src/mail/seal.ts'
import { createDeliveryRoutes } from '../../src/outreach/createRoutes.ts'
import type { ProviderTools } from '../../src/outreach/delivery/provider/provider.ts'
import { startDeliveryWorker } from '../../src/outreach/delivery/route/startDeliveryWorker.ts'
import { createQueue } from '../../src/queue/queue.ts'
import { NOW } from '../api.ts'
import type { TestDatabase } from '../database.ts'

export const BOUNCE_DOMAIN = 'bounce.example'
const KEY = Buffer.alloc(32, 7)
const log = pino({ level: 'silent' })

export const sealer = createSealer(KEY)
export const returnAddresses = createReturnAddresses({ key: KEY, domain: BOUNCE_DOMAIN })

/** What became of a job that was worked on: done, or left for another time. */
type Outcome = 'DONE' | 'RETRY'

/** The routes behind a server of their own, and a queue whose worker comes when a test says so. */
export async function serveRoutes(
  { database, url: databaseUrl }: Pick<TestDatabase, 'database' | 'url'>,
  { now = () => NOW, tools, key = KEY }: { now?: () => Date; tools?: ProviderTools; key?: Buffer } = {},
) {
  const queue = createQueue({ url: databaseUrl, log, isWorker: false })
  const routes = createDeliveryRoutes({
    database,
    queue,
    log,
    mail: { publicUrl: 'https://duegraph.example', bounceDomain: BOUNCE_DOMAIN },
    key,
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
  const jobs = () =>
    database.$queryRaw<{ id: string; state: string; outcome: Outcome }[]>`
      select id, state::text, case when state = 'completed' then 'DONE' else 'RETRY' end as outcome
      from pgboss.job where name = 'delivery-report' order by created_on, id`
  return {
    url,
    jobs,
    forgetJobs: async () => {
      await queue.open()
      await database.$executeRaw`delete from pgboss.job where name = 'delivery-report'`
    },
    /** Has the job say something else than was queued. */
    alterJob: (id: string, key: string, said: string) =>
      database.$executeRaw`update pgboss.job set data = data || jsonb_build_object(${key}::text, ${said}::text)
        where name = 'delivery-report' and id = ${id}::uuid`,
    ask: (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init }),
    /** Has every job tried once, and says what became of each, the oldest first. */
    workOff: async (): Promise<Outcome[]> => {
      const worker = createQueue({ url: databaseUrl, log, isWorker: true })
      await startDeliveryWorker({ database, queue: worker, log, now })
      const open = async () => (await jobs()).filter(({ state }) => state === 'created' || state === 'active')
      await expect.poll(open, { timeout: 20_000 }).toEqual([])
      await worker.stop()
      return (await jobs()).map(({ outcome }) => outcome)
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await queue.stop()
    },
  }
}

export type Routes = Awaited<ReturnType<typeof serveRoutes>>
