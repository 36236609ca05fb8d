import type { LinkedModel, RunStatus, SyncRun } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

const HOUR = 60
const STACKTRACE = `RefusedError: 401 Unauthorized
    at authorize (connector/client.ts:88:11)
    at readPage (connector/read.ts:41:22)
    at runSync (connector/run.ts:27:18)`

/** How the last runs went, the latest first. */
const COURSES: Record<string, readonly RunStatus[]> = {
  HEALTHY: ['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED'],
  DEGRADED: ['RUNNING', 'OTHER', 'COMPLETED', 'OTHER', 'COMPLETED'],
  ERROR: ['SCHEDULED', 'FAILED', 'FAILED', 'FAILED', 'COMPLETED'],
  INCOMPLETE: [],
  OTHER: ['COMPLETED'],
}

/** The first time, and the last few. The one that was begun last is the model's latest. */
export function runSyncs(world: World, model: LinkedModel): void {
  const random = world.randomFor(`syncs ${model.linkedIntegrationId} ${model.name}`)
  const course = COURSES[model.healthStatus ?? ''] ?? []
  if (course.length > 0) sync(world, random, model, 'COMPLETED', minutesAfter(model.createdAt, 20), true)
  for (const [index, status] of course.toReversed().entries()) {
    const back = course.length - 1 - index
    const at = minutesAfter(world.time.now, -back * 12 * HOUR - random.integer(3, 40))
    const id = sync(world, random, model, status, at, false)
    if (status !== 'SCHEDULED') model.lastSyncId = id
  }
}

function sync(
  world: World,
  random: Random,
  model: LinkedModel,
  status: RunStatus,
  at: Date,
  isInitialSync: boolean,
): string {
  const { ledger, organizationId } = world
  const run = runOf(world, random, model, status, at)
  const id = world.id(at)
  ledger.sync_run.push(run)
  ledger.sync.push({
    organizationId,
    id,
    linkedModelId: model.id,
    runId: run.id,
    // What is being read right now was asked for by name.
    entityId: status === 'RUNNING' ? `${model.name}-1042` : null,
    isInitialSync,
    isOneOff: status === 'SCHEDULED' || status === 'RUNNING',
    pagination: status === 'COMPLETED' ? { pages: random.integer(1, 6), pageSize: 200 } : null,
    timerangeStart: isInitialSync ? null : minutesAfter(at, -12 * HOUR),
    timerangeEnd: at,
    createdAt: at,
    updatedAt: run.updatedAt,
  })
  return id
}

function runOf(world: World, random: Random, model: LinkedModel, status: RunStatus, at: Date): SyncRun {
  const isBegun = status !== 'SCHEDULED'
  const isOver = isBegun && status !== 'RUNNING'
  const completedAt = isOver ? world.time.notAfterNow(minutesAfter(at, random.integer(20, 150) / 60)) : null
  const count = random.integer(3, 140)
  const outputs: Partial<Record<RunStatus, SyncRun['output']>> = {
    COMPLETED: { read: count, created: Math.floor(count / 9), updated: Math.floor(count / 3), failed: 0 },
    FAILED: { error: { code: 'credentials_expired', message: '401 Unauthorized', page: 1 }, read: 0 },
    OTHER: { read: count, waitedSeconds: 600 },
  }
  return {
    organizationId: world.organizationId,
    id: world.id(at),
    status,
    statusText: status === 'OTHER' ? 'rate_limited' : null,
    startedAt: isBegun ? at : null,
    completedAt,
    eventId: `sync-${random.hex(10)}`,
    data: { model: model.name, trigger: status === 'SCHEDULED' ? 'request' : 'timer' },
    output: outputs[status] ?? null,
    remoteId: isBegun ? `job-${random.hex(12)}` : null,
    stacktrace: status === 'FAILED' ? STACKTRACE : null,
    createdAt: at,
    updatedAt: completedAt ?? at,
  }
}
