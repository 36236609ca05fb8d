import { readdir } from 'node:fs/promises'
import pg from 'pg'
import { CLUSTER_NAME, type Cluster, openCluster } from './cluster.ts'
import { openClusterHome, sharedHomeOf } from './clusterHome.ts'
import { findServerUser } from './clusterUser.ts'
import { findBinaries, ignore } from './embeddedBinaries.ts'
import { joinServer, urlOf } from './joinServer.ts'
import { keepServer } from './keepServer.ts'
import { noDatabase } from './noDatabase.ts'
import { explainFolder } from './unusableFolder.ts'

export type EmbeddedDatabase = {
  url: string
  /** Where the data is; not always the folder asked for, see `mayMove`. */
  folder: string
  /** Settled with why, when PostgreSQL has ended and does not start again. */
  failed: Promise<Error>
  /** Stops the server unless another process uses it. Connections of one's own must be closed before. */
  close(): Promise<void>
}

export type EmbeddedOptions = {
  /** Whether a database is made where there is none; otherwise that is an error. */
  mayMake?: boolean
  /** As root, the data may go to `/var/lib/duegraph` if PostgreSQL cannot reach the folder. */
  mayMove?: boolean
  /** Told what takes time. */
  report?: (line: string) => void
}

const DATABASE = 'duegraph'
/** `duplicate_database`, and what a race for it gives. */
const ALREADY_THERE = ['42P04', '23505']

/**
 * Opens the PostgreSQL in the folder: makes it, starts it, or joins the server that another process started. From then on
 * it is started again when it ends.
 */
export async function openEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  const { report = () => {} } = options
  try {
    const cluster = await prepareCluster(dataDir, { ...options, report })
    const joined = await joinServer(cluster)
    const server = keepServer(cluster, joined, report)
    const url = urlOf(cluster, joined.port, DATABASE)
    await createDatabase(urlOf(cluster, joined.port, 'postgres')).catch(async (error) => {
      await server.release()
      throw error
    })
    return { url, folder: cluster.folder, failed: server.failed, close: server.release }
  } catch (error) {
    throw explainFolder(dataDir, error)
  }
}

type Preparing = EmbeddedOptions & { report: (line: string) => void }

async function prepareCluster(dataDir: string, options: Preparing): Promise<Cluster> {
  const { mayMake = true, mayMove = false, report } = options
  if (!mayMake && !(await isAnyIn(dataDir)) && !(mayMove && (await isAnyIn(await sharedHomeOf(dataDir)))))
    throw noDatabase(dataDir)
  const serverUser = await findServerUser(dataDir)
  const home = await openClusterHome(dataDir, { user: serverUser, mayMove })
  const user = await findServerUser(home)
  const binaries = await findBinaries(user)
  return openCluster({ home, binaries, user, report })
}

async function isAnyIn(home: string): Promise<boolean> {
  const names = (await readdir(home).catch(ignore('ENOENT'))) ?? []
  return names.some((name) => CLUSTER_NAME.test(name))
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
