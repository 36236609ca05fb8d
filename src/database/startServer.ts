import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, open, readFile, rename, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, serverEnvironment } from './cluster.ts'
import { findPostmaster } from './postmaster.ts'

/** Where the log of a server begins, or why it did not come up, and whether trying again can help. */
export type Start = { logFrom: number; failure: null | { reason: string; mayPass: boolean } }

const LOG_LIMIT = 10_000_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  cluster_name: 'duegraph',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Compiling a statement costs more than any of ours takes.
  jit: 'off',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '1',
  wal_compression: 'on',
  log_checkpoints: 'off',
}

/** Another process was faster, the children of a server that was killed are not gone yet, or the port was taken. */
const PASSING =
  /lock file "postmaster.pid" already exists|pre-existing shared memory block|could not create any TCP\/IP sockets/
/** Said to those who come too early, not about the start. */
const TOO_EARLY = /the database system is /

/** Starts a server. One that reads back what was not written at its last end has all its time, until `patience` is over. */
export async function startServer(
  cluster: Cluster,
  { port, patience }: { port: number; patience: AbortSignal },
): Promise<Start> {
  const log = await openLog(cluster)
  try {
    const { size: logFrom } = await log.stat()
    const child = spawn(join(cluster.binaries.folder, 'bin/postgres'), serverArguments(cluster, port), {
      cwd: '/',
      env: serverEnvironment(),
      // Its own session: the terminal's Ctrl-C is for us alone, and it outlives a killed parent.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...cluster.user,
    })
    await once(child, 'spawn')
    child.unref()
    while (isRunning(child) && !patience.aborted) {
      const postmaster = await findPostmaster(cluster)
      if (postmaster?.pid === child.pid && postmaster?.isReady) return { logFrom, failure: null }
      await delay(10)
    }
    if (isRunning(child)) return { logFrom, failure: { reason: 'it does not become ready', mayPass: false } }
    const reason = reasonIn(await linesOfLog(cluster, logFrom)) ?? (await unwrittenReason(cluster))
    const mayPass = child.signalCode === 'SIGKILL' || PASSING.test(reason)
    return { logFrom, failure: { reason, mayPass } }
  } finally {
    await log.close()
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}

function serverArguments({ folder }: Cluster, port: number): string[] {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', folder, '-p', String(port), ...settings]
}

async function openLog({ logFile, user }: Cluster) {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_LIMIT) await rename(logFile, `${logFile}.old`)
  const log = await open(logFile, 'a', 0o600)
  if (user !== null) await chown(logFile, user.uid, user.gid)
  return log
}

/** Why a server that came up fell down again and stands up over and over; null while it does not. */
export async function findCrash(cluster: Cluster, logFrom: number): Promise<string | null> {
  const lines = await linesOfLog(cluster, logFrom)
  const hasFallen = lines.some((line) => line.includes('all server processes terminated; reinitializing'))
  return hasFallen ? (reasonIn(lines) ?? 'it ends again and again') : null
}

async function linesOfLog({ logFile }: Cluster, from: number): Promise<string[]> {
  const log = await readFile(logFile)
  return log
    .subarray(from)
    .toString()
    .split('\n')
    .filter((line) => line.trim() !== '' && !TOO_EARLY.test(line))
}

/** What ended it is said first; the rest follows from it. */
function reasonIn(lines: readonly string[]): string | undefined {
  const reason = lines.find((line) => /FATAL:|PANIC:/.test(line)) ?? lines.at(-1)
  return reason?.replace(/^.*?(FATAL|PANIC|LOG|postgres): +/, '')
}

async function unwrittenReason({ folder }: Cluster): Promise<string> {
  const { bavail } = await statfs(folder)
  return bavail === 0 ? 'the disk is full' : 'no reason given'
}
