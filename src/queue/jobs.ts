import type { BounceSource } from '../../prisma/generated/client/client.ts'
import type { DeliveryReport } from '../mail/deliveryReport.ts'

/** A report as it waits in the queue: JSON, so instants are text. */
export type QueuedReport = Omit<DeliveryReport, 'occurredAt'> & { occurredAt: string | null }

/** What waits to be done, by queue, and what each job says. */
export type Jobs = {
  /** Hands one email to the mail system, one copy for each recipient that has none yet. */
  'email-send': {
    organizationId: string
    emailId: string
    /** `to` was left out: what is true of the default recipient by the time it is sent still counts. */
    isDefaultRecipient: boolean
  }
  /** What a sending service or a bounce mail told about emails of one organization. */
  'delivery-report': {
    organizationId: string
    /** The endpoint that counts what it does not know; null for mail. */
    endpointId: string | null
    source: BounceSource
    provider: string
    receivedAt: string
    reports: QueuedReport[]
  }
  /** Writes a list to a file, for a while; then another job goes on with it. */
  'bulk-query': BulkQueryJob
  /** Removes such a file. */
  'bulk-query-removal': BulkQueryJob
}

type BulkQueryJob = { organizationId: string; bulkQueryId: string }

export type QueueName = keyof Jobs

/** Seconds. Tried again after 2, 4, 8 … at most 300, for a little more than a day. */
const PATIENT = { retryLimit: 300, retryDelay: 2, retryBackoff: true, retryDelayMax: 300 }

/** A worker that is killed is missed after `heartbeatSeconds`, and its jobs are done by another one. */
const COMMON = {
  ...PATIENT,
  heartbeatSeconds: 10,
  retentionSeconds: 30 * 86_400,
  deleteAfterSeconds: 86_400,
  notify: true,
}

export const QUEUES = {
  'email-send': { ...COMMON, expireInSeconds: 600 },
  'delivery-report': { ...COMMON, expireInSeconds: 120 },
  // Somebody waits for it, and can start it anew: what fails for a quarter of an hour has failed.
  'bulk-query': { ...COMMON, retryLimit: 10, expireInSeconds: 600 },
  'bulk-query-removal': { ...COMMON, expireInSeconds: 600 },
} as const satisfies Record<QueueName, object>
