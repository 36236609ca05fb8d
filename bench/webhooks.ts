import { setTimeout as delay } from 'node:timers/promises'
import { encodeGlobalId } from '../src/graph/globalId.ts'
import { type Company, withCompany } from './mail/company.ts'
import { start } from './mail/process.ts'
import { eventsOf, inBatches, KINDS } from './webhooks/events.ts'
import { createSendingService } from './webhooks/sendingService.ts'
import { sentEmails } from './webhooks/sentEmails.ts'

/**
 * How fast delivery reports are taken in over HTTP and recorded, one event or a hundred to a request, and whether each is
 * recorded once: `npm run bench:webhooks -- [EVENTS]`. Server, worker, PostgreSQL and the sending service share this machine.
 */
const EVENTS = Number(process.argv[2] ?? 6_000)
/** Services send one event at a time over many connections, or many events over few. */
const FEW = { perRequest: 1, connections: 20 }
const MANY = { perRequest: 100, connections: 4 }
const PATIENCE = 300_000

type Endpoint = { id: string; path: string }
type Service = ReturnType<typeof createSendingService>

await withCompany(100, async (company) => {
  const server = start('serve', { DATABASE_URL: company.url, PORT: '0' }, /http:\/\/[^\s/]+/)
  const [url] = await server.ready
  const service = createSendingService(url)
  try {
    const endpoint = await endpointFor(company, service)
    const warmUp = await measure(company, { endpoint, service, ...FEW, number: EVENTS / 20, told: 0 })
    const single = await measure(company, { endpoint, service, ...FEW, number: EVENTS, told: warmUp })
    const told = await measure(company, { endpoint, service, ...MANY, number: EVENTS * 3, told: single })
    await tellOfLosses(company, told)
  } finally {
    service.close()
    await server.end('SIGTERM')
  }
})

async function endpointFor({ database, organizationId }: Company, service: Service): Promise<Endpoint> {
  const { id } = await database.webhookEndpoint.create({
    data: { organizationId, provider: 'sendgrid', secret: service.verificationKey, createdAt: new Date() },
  })
  return { id, path: `/webhooks/sendgrid/${encodeGlobalId('WebhookEndpoint', organizationId, id)}` }
}

type Measurement = {
  endpoint: Endpoint
  service: Service
  number: number
  perRequest: number
  connections: number
  /** How many events were told before. */
  told: number
}

/** Returns how many events have been told by now. */
async function measure(company: Company, measurement: Measurement): Promise<number> {
  const { endpoint, service, number, perRequest, connections } = measurement
  const events = eventsOf(await sentEmails(company, Math.ceil(number / KINDS.length)))
  const told = measurement.told + events.length
  const begin = performance.now()
  const times = await service.reportAll(endpoint.path, inBatches(events, perRequest), connections)
  const accepted = performance.now()
  await waitUntilRecorded(company, endpoint, told)
  const recorded = performance.now()
  const perSecond = (end: number) => Math.round((events.length / (end - begin)) * 1_000)
  const at = (part: number) => times[Math.floor(part * (times.length - 1))]?.toFixed(0)
  console.log(
    `${perRequest} to a request on ${connections} connections, ${events.length} events: accepted ${perSecond(accepted)}/s (aim 500/s), ` +
      `answered in ${at(0.5)} ms (p50), ${at(0.99)} ms (p99, aim 200 ms); recorded ${perSecond(recorded)}/s`,
  )
  // Told again, as services do; this must change nothing.
  await service.reportAll(endpoint.path, inBatches(events.slice(0, 500), perRequest), connections)
  await waitUntilRecorded(company, endpoint, told + Math.min(500, events.length))
  return told + Math.min(500, events.length)
}

async function waitUntilRecorded({ database }: Company, { id }: Endpoint, events: number): Promise<void> {
  const end = performance.now() + PATIENCE
  for (;;) {
    const [endpoint] = await database.webhookEndpoint.findMany({ where: { id } })
    if (Number(endpoint?.eventCount ?? 0) >= events) return
    if (performance.now() > end) throw new Error('Not everything was recorded within five minutes.')
    await delay(20)
  }
}

async function tellOfLosses({ database, organizationId }: Company, told: number): Promise<void> {
  const emails = await database.email.count({ where: { organizationId } })
  const clicked = await database.email.count({ where: { organizationId, deliveryStatus: 'CLICKED' } })
  const recorded = await database.emailEvent.count({ where: { organizationId } })
  const wanted = emails * KINDS.length
  console.log(
    `${told} events told, ${told - wanted} of them again: ${recorded} of ${wanted} recorded, ` +
      `${clicked} of ${emails} emails in their final state`,
  )
  if (recorded !== wanted || clicked !== emails) process.exitCode = 1
}
