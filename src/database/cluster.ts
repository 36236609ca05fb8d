import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PASSWORD_FILE } from './clusterHome.ts'
import type { ServerUser } from './clusterUser.ts'
import { type Binaries, ignore } from './embeddedBinaries.ts'

/** A PostgreSQL data folder that is complete, and what it takes to run a server on it. */
export type Cluster = {
  folder: string
  logFile: string
  binaries: Binaries
  user: ServerUser | null
  password: string
}

type Place = { home: string; binaries: Binaries; user: ServerUser | null; report: (line: string) => void }

export const SUPERUSER = 'duegraph'
/** How the folder of a cluster is called, whatever its version. */
export const CLUSTER_NAME = /^pg-\d+$/

/** Opens the cluster in `home`, making it first if there is none. Several processes may do so at once. */
export async function openCluster({ home, binaries, user, report }: Place): Promise<Cluster> {
  const folder = join(home, `pg-${binaries.major}`)
  const isNew = !(await isThere(home, binaries.major))
  const password = await readPassword(home, isNew)
  const cluster = { folder, logFile: join(home, 'postgres.log'), binaries, user, password }
  if (isNew) {
    report(`Making a new PostgreSQL ${binaries.major} database in ${folder}`)
    await initialize(cluster)
  }
  return cluster
}

/** Whether there is a cluster for this PostgreSQL. One that cannot be used is refused: it is never taken for none. */
async function isThere(home: string, major: string): Promise<boolean> {
  const names = await readdir(home)
  if (names.includes('PG_VERSION')) {
    throw new Error(
      `${home} is a PostgreSQL data folder of somebody else's. Name another one with DATA_DIR, or its server with DATABASE_URL.`,
    )
  }
  const found = names.filter((name) => CLUSTER_NAME.test(name))
  if (!found.includes(`pg-${major}`)) {
    const [other] = found
    if (other === undefined) return false
    throw otherVersion(join(home, other), other.slice(3), major)
  }
  const folder = join(home, `pg-${major}`)
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(ignore('ENOENT')))?.trim()
  if (version === major) return true
  if (version !== undefined && /^\d+(\.\d+)?$/.test(version)) throw otherVersion(folder, version, major)
  throw new Error(
    `${folder} is damaged: its PG_VERSION is ${version === undefined ? 'missing' : 'not a version'}. Restore the ` +
      'folder from a backup, or name another one with DATA_DIR.',
  )
}

function otherVersion(folder: string, version: string, major: string): Error {
  return new Error(
    `${folder} was made by PostgreSQL ${version}, and this Duegraph runs PostgreSQL ${major}. ` +
      'Dump it with the Duegraph that made it, or name another folder with DATA_DIR.',
  )
}

/** Reads the superuser's password. Processes that make it at once agree on one: linking a file happens once. */
async function readPassword(home: string, mayMake: boolean): Promise<string> {
  const path = join(home, PASSWORD_FILE)
  const known = await readFile(path, 'utf8').catch(ignore('ENOENT'))
  if (typeof known === 'string') return known.trim()
  if (!mayMake) throw new Error(`${path} is missing, and the database beside it cannot be opened without it.`)
  const draft = `${path}.new-${process.pid}`
  try {
    await writeFile(draft, randomBytes(24).toString('hex'), { mode: 0o600, flush: true })
    await link(draft, path).catch(ignore('EEXIST'))
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}

/** Made aside and renamed, so that a killed initdb leaves nothing that looks like a cluster. */
async function initialize(cluster: Cluster): Promise<void> {
  const draft = `${cluster.folder}.new-${process.pid}`
  const passwordFile = `${draft}.password`
  await rm(draft, { recursive: true, force: true })
  try {
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, cluster.password, { mode: 0o600 })
    if (cluster.user !== null) {
      await chown(draft, cluster.user.uid, cluster.user.gid)
      await chown(passwordFile, cluster.user.uid, cluster.user.gid)
    }
    await runInitdb(cluster, draft, passwordFile)
    await rename(draft, cluster.folder).catch(ignore('ENOTEMPTY', 'EEXIST'))
    await stat(join(cluster.folder, 'PG_VERSION'))
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(passwordFile, { force: true })
  }
}

async function runInitdb({ binaries, user }: Cluster, folder: string, passwordFile: string): Promise<void> {
  // The built-in provider sorts by code point whatever the system; columns that people sort by name their own.
  const options = `--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --auth=scram-sha-256`
  const files = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--no-instructions',
  ]
  const run = (locale: string) =>
    promisify(execFile)(
      join(binaries.folder, 'bin/initdb'),
      [...files, ...options.split(' '), `--locale=${locale}`],
      { cwd: '/', env: serverEnvironment(), ...user },
    )
  try {
    // Some systems lack C.UTF-8; there, letters outside ASCII do not count as letters in trigrams.
    await run('C.UTF-8').catch(() => run('C'))
  } catch (error) {
    // What ran and failed has written why; what could not be run has not.
    const { stderr = String(error) } = error as { stderr?: string }
    const lines = stderr.trim().split('\n')
    const reason = lines.find((line) => /FATAL:|PANIC:|initdb: error/.test(line)) ?? lines.at(-1)
    throw new Error(`PostgreSQL could not make its files in ${folder}: ${reason}`)
  }
}

/** Settings such as PGDATA or PGPORT in our own environment must not reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_MESSAGES: 'C' }
}
