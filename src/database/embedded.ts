import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, openCluster, SUPERUSER } from './cluster.ts'
import { type Hold, holdCluster } from './clusterHold.ts'
import { openClusterHome } from './clusterHome.ts'
import { findPostmaster, type Postmaster, startServer, stopServer } from './clusterProcess.ts'
import { findServerUser } from './clusterUser.ts'
import { findBinaries, ignore } from './embeddedBinaries.ts'

export type EmbeddedDatabase = {
  url: string
  /** Where the data is; not always the folder asked for, see `mayMove`. */
  folder: string
  /** Stops the server unless another process uses it. Connections of one's own must be closed before. */
  close(): Promise<void>
}

export type EmbeddedOptions = {
  /** As root, the data may go to `/var/lib/duegraph` if PostgreSQL cannot reach the folder. */
  mayMove?: boolean
  /** Told what takes time. */
  report?: (line: string) => void
}

const DATABASE = 'duegraph'
const START_PATIENCE = 60_000
const MOST_FAILED_STARTS = 5
const UNUSABLE_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST']
const WRONG_PASSWORD = '28P01'
/** `duplicate_database`, and what a race for it gives. */
const ALREADY_THERE = ['42P04', '23505']

/** Opens the PostgreSQL in the folder: makes it, starts it, or joins the server that another process started. */
export async function openEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  try {
    const cluster = await prepareCluster(dataDir, options)
    const { hold, port } = await joinServer(cluster)
    const close = () => hold.release(() => stopServer(cluster))
    const url = urlOf(cluster, port, DATABASE)
    await createDatabase(urlOf(cluster, port, 'postgres')).catch(async (error) => {
      await close()
      throw error
    })
    return { url, folder: cluster.folder, close }
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (!UNUSABLE_FOLDER.includes(code ?? '')) throw error
    throw new Error(
      `The data folder ${dataDir} cannot be used: ${code} at ${path ?? dataDir}. Give it to the user who runs ` +
        'this, or name another one with DATA_DIR.',
    )
  }
}

async function prepareCluster(dataDir: string, { mayMove, report }: EmbeddedOptions): Promise<Cluster> {
  const serverUser = await findServerUser(dataDir)
  const home = await openClusterHome(dataDir, { user: serverUser, mayMove: mayMove ?? false })
  const user = await findServerUser(home)
  const binaries = await findBinaries(user)
  return openCluster({ home, binaries, user, report: report ?? (() => {}) })
}

/** Several processes may start at once: one server gets the cluster, and everybody joins that one. */
async function joinServer(cluster: Cluster): Promise<{ hold: Hold; port: number }> {
  const deadline = Date.now() + START_PATIENCE
  const reasons: string[] = []
  while (Date.now() < deadline && reasons.length < MOST_FAILED_STARTS) {
    const postmaster = await findPostmaster(cluster)
    if (postmaster === null) {
      const reason = await startServer(cluster)
      if (reason !== null) reasons.push(reason)
    } else {
      const hold = await tryHold(cluster, postmaster)
      if (hold !== null) return { hold, port: postmaster.port }
    }
    await delay(20)
  }
  throw new Error(
    `PostgreSQL did not start in ${cluster.folder}: ${reasons.at(-1) ?? 'it does not answer'}. ` +
      `Its log is ${cluster.logFile}.`,
  )
}

/** Null while the server is on its way up or down. */
async function tryHold(cluster: Cluster, { port, isReady }: Postmaster): Promise<Hold | null> {
  if (!isReady) return null
  try {
    return await holdCluster(urlOf(cluster, port, 'postgres'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== WRONG_PASSWORD) return null
    throw new Error(`The password kept beside ${cluster.folder} is not the one of its database.`)
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'duegraph-create' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`).catch(ignore(...ALREADY_THERE))
  } finally {
    await client.end()
  }
}

function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}
