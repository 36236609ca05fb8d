import type { Database } from '../../database/client.ts'
import { openCamt } from './bank/camt/openCamt.ts'
import { openBankCsv } from './bank/csv/openBankCsv.ts'
import { openMt940 } from './bank/mt940/openMt940.ts'
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

export type ImportFormat = 'jsonl' | 'csv' | 'stuut' | 'camt053' | 'mt940' | 'bank-csv'

export type ImportOptions = {
  file: string
  organizationId: string
  /** The name of the system the records come from; an external id is unique within it. */
  source: string
  format: ImportFormat
  /** Path of the mapping, which CSV of either kind needs. */
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
  /** Entries of bank statements that are no payments that came in. */
  leftOut?: number
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
  return { ...result, rejected: rejects.count, ...toldOf(source, report) }
}

/** What is told and counted besides. */
function toldOf({ unresolved, leftOut, remarks }: Source, report: (line: string) => void) {
  if (unresolved !== undefined) tellUnresolved(unresolved, report)
  for (const remark of remarks ?? []) report(remark)
  return {
    ...(unresolved === undefined ? {} : { unresolved: unresolved.count }),
    ...(leftOut === undefined ? {} : { leftOut: tellLeftOut(leftOut, report) }),
  }
}

function tellLeftOut(leftOut: ReadonlyMap<string, number>, report: (line: string) => void): number {
  const count = [...leftOut.values()].reduce((sum, each) => sum + each, 0)
  const reasons = [...leftOut].map(([reason, times]) => `${times} ${reason}`).join(', ')
  if (count > 0) report(`left out, as no payment came in by it: ${reasons}`)
  return count
}

function tellUnresolved(unresolved: Unresolved, report: (line: string) => void): void {
  if (unresolved.count === 0) return
  const names = unresolved.top(MOST_TOLD).join(', ')
  report(`left empty, as nobody here knows it: ${unresolved.count} references, such as ${names}`)
}

type Opening = {
  open(options: ImportOptions & { mapping: string }, timezone: string): Promise<Source>
  /** What the format is called where a mapping is missing, or is one too many. */
  name: string
  needsMapping?: true
}

const OPENINGS: Record<ImportFormat, Opening> = {
  jsonl: { name: 'JSON Lines need', open: ({ file }) => openJsonLines(file) },
  stuut: { name: "Stuut's documents need", open: ({ file }) => openStuut(file) },
  camt053: { name: 'CAMT.053 needs', open: ({ file }) => openCamt(file) },
  mt940: { name: 'MT940 needs', open: ({ file }) => openMt940(file) },
  csv: {
    name: 'CSV needs',
    open: ({ file, mapping }, timezone) => openCsv(file, mapping, timezone),
    needsMapping: true,
  },
  'bank-csv': {
    name: "A bank's CSV needs",
    open: ({ file, mapping }) => openBankCsv(file, mapping),
    needsMapping: true,
  },
}

async function openSource(options: ImportOptions, timezone: string): Promise<Source> {
  const { open, name, needsMapping = false } = OPENINGS[options.format]
  const { mapping } = options
  if (mapping !== undefined && !needsMapping) throw new UnreadableFile(`A mapping is for CSV; ${name} none.`)
  if (mapping === undefined && needsMapping) {
    throw new UnreadableFile(`${name} a mapping that says what its columns mean.`)
  }
  return open({ ...options, mapping: mapping ?? '' }, timezone)
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
