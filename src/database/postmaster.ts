import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'

/** The first process of a PostgreSQL server, on which all others depend. */
export type Postmaster = { pid: number; port: number; isReady: boolean }

const STOP_PATIENCE = 15_000
/** What stops without taking leave is gone by then. */
const QUIT_PATIENCE = 5_000

/** The live server on the cluster, ours or another process's, as its `postmaster.pid` names it. */
export async function findPostmaster({ folder }: Pick<Cluster, 'folder'>): Promise<Postmaster | null> {
  const path = join(folder, 'postmaster.pid')
  const lines = (await readFile(path, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return null
  if (await isServer(pid, folder))
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
  // PostgreSQL refuses to start while any process has the number, even one that has nothing to do with it.
  if (isAlive(pid)) await rm(path, { force: true })
  return null
}

/**
 * Stops the server in its fast mode: open transactions are rolled back, everything committed is kept. One that does not end
 * within `patience` milliseconds is stopped at once, and reads back its log when it starts the next time.
 */
export async function stopServer(cluster: Cluster, patience: number = STOP_PATIENCE): Promise<void> {
  const postmaster = await findPostmaster(cluster)
  if (postmaster === null) return
  process.kill(postmaster.pid, 'SIGINT')
  if (await endsWithin(patience, postmaster, cluster)) return
  process.kill(postmaster.pid, 'SIGQUIT')
  await endsWithin(QUIT_PATIENCE, postmaster, cluster)
}

async function endsWithin(patience: number, { pid }: Postmaster, { folder }: Cluster): Promise<boolean> {
  const deadline = Date.now() + patience
  while (await isServer(pid, folder)) {
    if (Date.now() > deadline) return false
    await delay(10)
  }
  return true
}

/**
 * Numbers are used again after a restart, by another PostgreSQL as well, and a zombie still has one: the command line
 * tells, and the folder that a server works in, where the system shows it.
 */
async function isServer(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  if (command === null) return true
  if (!command.includes('postgres')) return false
  const place = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return place === null || place === (await realpath(folder).catch(() => folder))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
