import { memberByToken } from '../../ledger/account/memberByToken.ts'
import { begin, type Progress } from './begin.ts'
import type { Exporter } from './exporter.ts'
import { AccessEnded, faultOf } from './faultOf.ts'
import { planExport } from './plan.ts'
import { readRows, type WrittenPage } from './readRows.ts'
import { type End, type Next, Overtaken, type Part, storePart } from './storePart.ts'
import { createWriter } from './write.ts'

/** Milliseconds after which a part is kept however short it is, so that one can watch it grow. */
const PART_PATIENCE = 2_000

type Job = { organizationId: string; bulkQueryId: string; signal: AbortSignal; isLastTry: boolean }

/** Goes on with an export from where it is, to its end or until others are to go first. */
export async function runBulkQuery(exporter: Exporter, job: Job): Promise<'DONE' | 'RETRY'> {
  const { database, log, now } = exporter
  const { organizationId, bulkQueryId } = job
  const state: { progress: Progress | null } = { progress: null }
  try {
    state.progress = await begin(database, { organizationId, bulkQueryId, now: now() })
    if (state.progress !== null) await goOn(exporter, job, state as { progress: Progress })
    return 'DONE'
  } catch (error) {
    // Stopped, or no longer this worker's.
    if (job.signal.aborted) return 'RETRY'
    if (error instanceof Overtaken) return 'DONE'
    const fault = faultOf(error, job.isLastTry)
    log.warn({ err: error, organizationId, bulkQueryId }, 'An export could not go on.')
    if (fault === null || state.progress === null) return 'RETRY'
    return end(exporter, state.progress, fault)
  }
}

async function end(exporter: Exporter, progress: Progress, fault: End): Promise<'DONE' | 'RETRY'> {
  try {
    await storePart(exporter, progress, { text: '', rows: 0, cursor: progress.cursor }, fault)
    return 'DONE'
  } catch (error) {
    return error instanceof Overtaken ? 'DONE' : 'RETRY'
  }
}

async function goOn(exporter: Exporter, job: Job, state: { progress: Progress }): Promise<void> {
  const { schema, limits, turn } = exporter
  const { organizationId, query, format, createdAt } = state.progress
  const plan = planExport(schema, query, organizationId)
  const writer = createWriter(format, plan.columns)
  const until = performance.now() + turn
  let viewer = await viewerOf(exporter, state.progress)
  const pages = readRows({
    schema,
    plan,
    writer,
    contextOf: () => exporter.contextOf(viewer, createdAt),
    cursor: state.progress.cursor,
    most: limits.rows - state.progress.rowCount,
    pageRows: limits.pageRows,
  })
  let part = emptyPart(state.progress.partCount === 0 ? writer.head : '')
  let begun = performance.now()
  for await (const page of pages) {
    job.signal.throwIfAborted()
    part.text += page.text
    part.rows += page.rows
    part.cursor = page.cursor
    const isDue = part.text.length >= limits.partBytes || performance.now() - begun >= PART_PATIENCE
    const next = nextOf(state.progress, part, page, limits, performance.now() >= until)
    if (!isDue && next === 'GO_ON') continue
    state.progress = await storePart(exporter, state.progress, part, next)
    if (next !== 'GO_ON') return void (await pages.return())
    // As of now: whoever is no longer a member gets no more of it.
    viewer = await viewerOf(exporter, state.progress)
    part = emptyPart('')
    begun = performance.now()
  }
}

function emptyPart(text: string): Part {
  return { text, rows: 0, cursor: null }
}

function nextOf(
  progress: Progress,
  part: Part,
  { cursor }: WrittenPage,
  limits: Exporter['limits'],
  isOver: boolean,
): Next {
  if (cursor === null) return { status: 'COMPLETED' }
  if (progress.rowCount + part.rows >= limits.rows) {
    const message = `It has more than ${limits.rows} rows, which is as much as an export may have.`
    return { status: 'FAILED', code: 'ROW_LIMIT', message }
  }
  if (progress.byteCount + part.text.length >= limits.bytes) {
    const message = `It is longer than ${limits.bytes} bytes, which is as much as an export may have.`
    return { status: 'FAILED', code: 'SIZE_LIMIT', message }
  }
  return isOver ? 'HAND_ON' : 'GO_ON'
}

async function viewerOf({ database, now }: Exporter, { tokenId, organizationId }: Progress) {
  const viewer = await memberByToken(database.read, { tokenId, organizationId, now: now() })
  if (viewer !== null) return viewer
  throw new AccessEnded(
    'Whoever started it is no longer a member of the organization, or the token has ended.',
  )
}
