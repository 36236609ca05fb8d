import type { Logger } from 'pino'
import type { Database } from '../../../database/client.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { Job, JobOutcome, Queue } from '../../../queue/queue.ts'
import { recordEvents } from '../record/recordEvents.ts'
import { type ReceivedReport, resolveReports } from '../resolve/resolveReports.ts'
import { countReports } from './endpointCounts.ts'

type ReportJob = Job<'delivery-report'>
type Settings = { database: Database; queue: Pick<Queue, 'work'>; log: Logger; now: () => Date }

/** Jobs taken at a time. */
const SLOTS = 50
/** Reports recorded together, if they are of one organization; one job may have more. */
const MOST_TOGETHER = 500

/** Records what waits in the queue, until the queue is stopped. */
export async function startDeliveryWorker(settings: Settings): Promise<void> {
  await settings.queue.work('delivery-report', SLOTS, (jobs) => recordJobs(settings, jobs))
}

async function recordJobs(settings: Settings, jobs: readonly ReportJob[]): Promise<JobOutcome[]> {
  const outcomes = new Map<string, JobOutcome>()
  for (const group of groupsOf(jobs)) {
    for (const [id, outcome] of await recordTogether(settings, group)) outcomes.set(id, outcome)
  }
  return jobs.map(({ id }) => outcomes.get(id) ?? 'RETRY')
}

function groupsOf(jobs: readonly ReportJob[]): ReportJob[][] {
  const groups = new Map<string, { jobs: ReportJob[]; reports: number }[]>()
  for (const job of jobs) {
    const { organizationId, reports } = job.data
    const own = groups.get(organizationId) ?? []
    groups.set(organizationId, own)
    const last = own.at(-1)
    if (last === undefined || last.reports + reports.length > MOST_TOGETHER) {
      own.push({ jobs: [job], reports: reports.length })
    } else {
      last.jobs.push(job)
      last.reports += reports.length
    }
  }
  return [...groups.values()].flat().map((group) => group.jobs)
}

/** One that cannot be recorded must not keep the others from it. */
async function recordTogether(
  settings: Settings,
  jobs: readonly ReportJob[],
): Promise<[string, JobOutcome][]> {
  try {
    await recordGroup(settings, jobs)
    return jobs.map(({ id }) => [id, 'DONE'])
  } catch (error) {
    settings.log.warn({ err: error, jobs: jobs.length }, 'Delivery reports could not be recorded now.')
    if (jobs.length === 1) return jobs.map(({ id }) => [id, 'RETRY'])
    const outcomes: [string, JobOutcome][] = []
    for (const job of jobs) outcomes.push(...(await recordTogether(settings, [job])))
    return outcomes
  }
}

async function recordGroup({ database, now }: Settings, jobs: readonly ReportJob[]): Promise<void> {
  const [first] = jobs
  if (first === undefined) return
  const { organizationId } = first.data
  await database.transact(async (run) => {
    const scope: Pick<Work, 'run' | 'organizationId' | 'now'> = { run, organizationId, now: now() }
    const events = await resolveReports(scope, jobs.flatMap(reportsOf))
    const known = events.filter((event) => event !== null)
    if (known.length > 0) await recordEvents(scope, known)
    const endpoints = jobs.flatMap(({ data }) => data.reports.map(() => data.endpointId))
    await countReports(
      scope,
      endpoints.map((endpointId, place) => ({ endpointId, isKnown: events[place] !== null })),
    )
  })
}

function reportsOf({ data }: ReportJob): ReceivedReport[] {
  const { source, provider, receivedAt, reports } = data
  return reports.map(({ occurredAt, ...report }) => ({
    ...report,
    occurredAt: occurredAt === null ? null : new Date(occurredAt),
    source,
    provider,
    receivedAt: new Date(receivedAt),
  }))
}
