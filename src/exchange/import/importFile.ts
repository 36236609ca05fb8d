import type { Database } from '../../database/client.ts'
import { batchesOf } from './batch.ts'
import { KeyTable } from './keyTable.ts'
import { openCsv } from './mapping/openCsv.ts'
import { Progress } from './progress.ts'
import { readAhead } from './readAhead.ts'
import { forgetRejects, Rejects } from './rejects.ts'
import { openJsonLines } from './source/jsonLines.ts'
import type { Source } from './source/source.ts'
import { loadMembers } from './store/members.ts'
import type { Plan, ReadRecord } from './store/plan.ts'
import type { Scope } from './store/scope.ts'
import { Statistics } from './store/statistics.ts'
import { rehearseBatch, storeBatch } from './store/storeBatch.ts'
import { openStuut } from './stuut/openStuut.ts'
import { UnreadableFile } from './unreadable.ts'
import type { Unresolved } from './unresolved.ts'

const MOST_TOLD = 20

export type ImportFormat = 'jsonl' | 'csv' | 'stuut'

export type ImportOptions = {
  file: string
  organizationId: string
  /** The name of the system the records come from; an external id is unique within it. */
  source: string
  format: ImportFormat
  /** Path of the mapping, which CSV needs. */
  mapping?: string
  isDryRun?: boolean
  /** Told the progress and what was rejected. */
  report?: (line: string) => void
}

export type ImportResult = {
  created: number
  updated: number
  unchanged: number
  rejected: number
  /** References to what nobody knows that were left empty; only of formats that do so. */
  unresolved?: number
}

/**
 * Brings the records of a file into an organization's ledger: new ones are created, changed ones updated, others
 * left alone. Throws `UnreadableFile` before anything is written where the file cannot be understood.
 */
export async function importFile(database: Database, options: ImportOptions): Promise<ImportResult> {
  const { file, report = () => {}, isDryRun = false } = options
  const scope = await openScope(database, options)
  const source = await openSource(options, scope.timezone)
  if (!isDryRun) await forgetRejects(file)
  const rejects = new Rejects({ input: file, report, isWritten: !isDryRun })
  const progress = new Progress(source.lines, report)
  const seen = new KeyTable()
  const statistics = new Statistics()
  const result: ImportResult = { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const store = (batch: readonly ReadRecord[]): Promise<Plan> =>
    isDryRun ? rehearseBatch(database, scope, { batch, seen }) : storeBatch(database, scope, batch)
  try {
    for await (const { records, rejections, line } of readAhead(batchesOf(source, scope.timezone))) {
      const plan = await store(records)
      if (!isDryRun) await statistics.refresh(database, plan)
      result.created += plan.created
      result.updated += plan.updated
      result.unchanged += plan.unchanged
      for (const [name, times] of plan.unresolved) source.unresolved?.add(name, times)
      const all = [...rejections, ...plan.rejections].sort((left, right) => left.line - right.line)
      for (const rejection of all) await rejects.add(rejection)
      progress.advance(records.length + rejections.length, line)
    }
  } finally {
    await rejects.close()
  }
  if (source.unresolved === undefined) return { ...result, rejected: rejects.count }
  tellUnresolved(source.unresolved, report)
  return { ...result, rejected: rejects.count, unresolved: source.unresolved.count }
}

function tellUnresolved(unresolved: Unresolved, report: (line: string) => void): void {
  if (unresolved.count === 0) return
  const names = unresolved.top(MOST_TOLD).join(', ')
  report(`left empty, as nobody here knows it: ${unresolved.count} references, such as ${names}`)
}

async function openSource({ format, file, mapping }: ImportOptions, timezone: string): Promise<Source> {
  if (format === 'jsonl') {
    if (mapping !== undefined) throw new UnreadableFile('A mapping is for CSV; JSON Lines need none.')
    return openJsonLines(file)
  }
  if (format === 'stuut') {
    if (mapping !== undefined) throw new UnreadableFile("A mapping is for CSV; Stuut's documents need none.")
    return openStuut(file)
  }
  if (mapping === undefined) throw new UnreadableFile('CSV needs a mapping that says what its columns mean.')
  return openCsv(file, mapping, timezone)
}

async function openScope(database: Database, { organizationId, source }: ImportOptions): Promise<Scope> {
  if (source.trim() === '' || source.length > 100 || /\p{Cc}/u.test(source) || !source.isWellFormed()) {
    throw new UnreadableFile('The name of the source must have 1 to 100 characters.')
  }
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organizationId)
  if (!isUuid) throw new UnreadableFile(`"${organizationId}" is not the uid of an organization.`)
  const id = organizationId.toLowerCase()
  const organization = await database.organization.findUnique({ where: { id }, select: { timezone: true } })
  if (organization === null) throw new UnreadableFile(`There is no organization ${id}.`)
  const members = await loadMembers(database, id)
  return { organizationId: id, timezone: organization.timezone, source, members, now: new Date() }
}
