import type { Database } from '../../../database/client.ts'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import type { Jobs, QueuedReport } from '../../../queue/jobs.ts'
import type { Queue } from '../../../queue/queue.ts'
import { countRequests } from './endpointCounts.ts'
import type { Endpoint } from './findEndpoint.ts'

/** What one request brought. */
type Receipt = {
  endpoint: Pick<Endpoint, 'organizationId' | 'id' | 'provider'>
  reports: readonly DeliveryReport[]
  /** Events that tell of no delivery. */
  ignored: number
  isRefused: boolean
}

/** Settled when what the request brought is safe. */
export type Intake = (receipt: Receipt) => Promise<void>

type IntakeSettings = { database: Database; queue: Pick<Queue, 'send'>; now: () => Date }
type Waiting = { receipt: Receipt; settle: PromiseWithResolvers<void> }

/** In one transaction, unless a single request brings more. */
const MOST_REPORTS = 1_000
const MOST_RECEIPTS = 100
const MOST_REPORTS_OF_A_JOB = 250

/**
 * Puts reports into the queue and counts them, in one transaction. What comes in while one commits goes into the next
 * one together: the row that counts is locked until the disk has it, which else would be the limit of all.
 */
export function createIntake(settings: IntakeSettings): Intake {
  const waiting: Waiting[] = []
  let isStoring = false

  const storeAll = async () => {
    isStoring = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, sizeOfBatch(waiting))
      try {
        await store(
          settings,
          batch.map(({ receipt }) => receipt),
        )
        for (const { settle } of batch) settle.resolve()
      } catch (error) {
        for (const { settle } of batch) settle.reject(error)
      }
    }
    isStoring = false
  }

  return (receipt) => {
    const settle = Promise.withResolvers<void>()
    waiting.push({ receipt, settle })
    if (!isStoring) void storeAll()
    return settle.promise
  }
}

function sizeOfBatch(waiting: readonly Waiting[]): number {
  let reports = 0
  for (const [index, { receipt }] of waiting.slice(0, MOST_RECEIPTS).entries()) {
    reports += receipt.reports.length
    if (reports > MOST_REPORTS) return Math.max(index, 1)
  }
  return MOST_RECEIPTS
}

async function store({ database, queue, now }: IntakeSettings, receipts: readonly Receipt[]): Promise<void> {
  const receivedAt = now()
  const jobs = jobsOf(receipts, receivedAt)
  const counts = countsOf(receipts)
  await database.transact(async (run, tell) => {
    for (const job of jobs) await queue.send('delivery-report', job, { tell })
    for (const [organizationId, counted] of counts) {
      await countRequests({ run, organizationId, now: receivedAt }, counted)
    }
  })
}

function jobsOf(receipts: readonly Receipt[], receivedAt: Date): Jobs['delivery-report'][] {
  return [...Map.groupBy(receipts, ({ endpoint }) => endpoint.id).values()].flatMap((ofEndpoint) => {
    const [first] = ofEndpoint
    const reports = ofEndpoint.flatMap((receipt) => receipt.reports.map(queued))
    return first === undefined ? [] : inParts(reports).map((part) => jobOf(first, part, receivedAt))
  })
}

function jobOf({ endpoint }: Receipt, reports: QueuedReport[], receivedAt: Date): Jobs['delivery-report'] {
  return {
    organizationId: endpoint.organizationId,
    endpointId: endpoint.id,
    source: 'DELIVERY_WEBHOOK',
    provider: endpoint.provider,
    receivedAt: receivedAt.toISOString(),
    reports,
  }
}

function queued({ occurredAt, ...report }: DeliveryReport): QueuedReport {
  return { ...report, occurredAt: occurredAt?.toISOString() ?? null }
}

function inParts(reports: readonly QueuedReport[]): QueuedReport[][] {
  const count = Math.ceil(reports.length / MOST_REPORTS_OF_A_JOB)
  return Array.from({ length: count }, (_, index) =>
    reports.slice(index * MOST_REPORTS_OF_A_JOB, (index + 1) * MOST_REPORTS_OF_A_JOB),
  )
}

/** By organization, in the order of their ids, in which everybody locks them. */
function countsOf(receipts: readonly Receipt[]) {
  const byOrganization = Map.groupBy(receipts, ({ endpoint }) => endpoint.organizationId)
  return [...byOrganization]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([organizationId, own]) => [organizationId, countsOfOne(own)] as const)
}

function countsOfOne(receipts: readonly Receipt[]) {
  return [...Map.groupBy(receipts, ({ endpoint }) => endpoint.id)].map(([endpointId, own]) => ({
    endpointId,
    received: own.filter(({ isRefused }) => !isRefused).length,
    ignored: own.reduce((sum, { ignored }) => sum + ignored, 0),
    refused: own.filter(({ isRefused }) => isRefused).length,
  }))
}
