import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

type Stat = { pid: number; parent: number; own: number; exitedChildren: number }

/** Milliseconds of CPU that a process and its children have used so far; null where there is no /proc. */
export function cpuOf(pid: number): number | null {
  const stats = readStats()
  if (!stats.has(pid)) return null
  const family = [...stats.values()].filter((stat) => isWithin(stats, stat, pid))
  const ticks = family.reduce((sum, { own, exitedChildren }) => sum + own + exitedChildren, 0)
  return (ticks * 1_000) / ticksPerSecond()
}

/** The process that all backends of the database's cluster are children of; null when it runs elsewhere. */
export async function findPostmaster(databaseUrl: string): Promise<number | null> {
  const host = new URL(databaseUrl).hostname
  if (!['127.0.0.1', 'localhost', '[::1]', ''].includes(host)) return null
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const backend = readStats().get(rows[0]?.pid ?? 0)
    return backend !== undefined && nameOf(backend.pid).startsWith('postgres') ? backend.parent : null
  } finally {
    await client.end()
  }
}

function isWithin(stats: ReadonlyMap<number, Stat>, stat: Stat, ancestor: number): boolean {
  if (stat.pid === ancestor) return true
  const parent = stats.get(stat.parent)
  return parent !== undefined && parent !== stat && isWithin(stats, parent, ancestor)
}

function readStats(): Map<number, Stat> {
  const pids = tryRead(() => readdirSync('/proc').filter((name) => /^\d+$/.test(name)), [])
  // Processes come and go between the listing and the reading.
  const stats = pids.map((pid) => tryRead(() => parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8')), null))
  return new Map(stats.filter((stat) => stat !== null).map((stat) => [stat.pid, stat]))
}

/** See proc(5). The name in brackets may hold blanks, so fields are counted behind it. */
function parseStat(text: string): Stat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    own: field(14) + field(15),
    exitedChildren: field(16) + field(17),
  }
}

function nameOf(pid: number): string {
  return tryRead(() => readFileSync(`/proc/${pid}/comm`, 'utf8'), '')
}

function tryRead<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read()
  } catch {
    return otherwise
  }
}

let ticks: number | undefined
function ticksPerSecond(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return ticks
}
