import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, serverEnvironment } from './cluster.ts'

export type Postmaster = { pid: number; port: number; isReady: boolean }

const STOP_PATIENCE = 15_000
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

/** The live server on the cluster, ours or another process's, as its `postmaster.pid` names it. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const path = join(cluster.folder, 'postmaster.pid')
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  if (await isServer(pid)) return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
  // PostgreSQL refuses to start while any process has the number, even one that has nothing to do with it.
  if (isAlive(pid)) await rm(path, { force: true })
  return null
}

/** Starts a server. Resolves to null once it has the cluster, or to the reason why it ended. */
export async function startServer(cluster: Cluster): Promise<string | null> {
  const log = await openLog(cluster)
  try {
    const { size } = await log.stat()
    const child = spawn(join(cluster.binaries.folder, 'bin/postgres'), await serverArguments(cluster), {
      cwd: '/',
      env: serverEnvironment(),
      // Its own session: the terminal's Ctrl-C is for us alone, and it outlives a killed parent.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...cluster.user,
    })
    await once(child, 'spawn')
    child.unref()
    while (child.exitCode === null && child.signalCode === null) {
      if ((await findPostmaster(cluster))?.pid === child.pid) return null
      await delay(10)
    }
    return readReason(await readFile(cluster.logFile), size)
  } finally {
    await log.close()
  }
}

/** Stops the server in its fast mode: open transactions are rolled back, everything committed is kept. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const postmaster = await findPostmaster(cluster)
  if (postmaster === null) return
  process.kill(postmaster.pid, 'SIGINT')
  const deadline = Date.now() + STOP_PATIENCE
  while (await isServer(postmaster.pid)) {
    if (Date.now() > deadline) return void process.kill(postmaster.pid, 'SIGQUIT')
    await delay(10)
  }
}

async function serverArguments(cluster: Cluster): Promise<string[]> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster.folder, '-p', String(await findFreePort()), ...settings]
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

function readReason(log: Buffer, from: number): string {
  const lines = log.subarray(from).toString().trim().split('\n')
  return lines.findLast((line) => line.includes('FATAL:')) ?? lines.at(-1) ?? 'no reason given'
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Numbers are used again after a restart, and a zombie still has one: the command line tells. */
async function isServer(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  return command === null || command.includes('postgres')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
