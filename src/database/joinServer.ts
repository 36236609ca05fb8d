import { setTimeout as delay } from 'node:timers/promises'
import { type Cluster, SUPERUSER } from './cluster.ts'
import { type Hold, holdCluster } from './clusterHold.ts'
import { choosePort } from './clusterPort.ts'
import { findPostmaster, type Postmaster, stopServer } from './postmaster.ts'
import { sqlStateOf } from './sqlState.ts'
import { findCrash, startServer } from './startServer.ts'

/** A server on the cluster that this process uses. */
export type Joined = Postmaster & { hold: Hold }

/** A server that does not come up, and the last reason for it. */
export class NoServer extends Error {
  constructor({ folder, logFile }: Cluster, reason: string) {
    super(`PostgreSQL does not run in ${folder}: ${reason.replace(/\.$/, '')}. Its log is ${logFile}.`)
  }
}

/** What has not come up by then is not waited for; reading back a long log may take minutes. */
const PATIENCE = 300_000
/** A server that is there and does not answer is not one that reads back its log. */
const MOST_SILENCE = 30_000
/** What passes by itself has passed by then, such as the children of a server that was killed. */
const MOST_STARTING = 6_000
/** One that nobody could use has no work to finish. */
const USELESS_PATIENCE = 1_000
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 500
const WRONG_PASSWORD = '28P01'
/** Starting, stopping, or every connection taken. */
const COMES_OR_GOES = /^(57P0|53)/

/**
 * Several processes may start at once: one server gets the cluster, and everybody joins that one. What time does not mend is
 * not tried twice. `knownPort` is where others look for it already.
 */
export async function joinServer(cluster: Cluster, knownPort?: number): Promise<Joined> {
  const joining: Joining = {
    begun: Date.now(),
    patience: AbortSignal.timeout(PATIENCE),
    knownPort,
    logFrom: null,
  }
  try {
    return await join(cluster, joining)
  } catch (error) {
    // What was started here and nobody can use must not stay behind.
    if (joining.logFrom !== null) await stopServer(cluster, USELESS_PATIENCE).catch(() => {})
    throw error
  }
}

async function join(cluster: Cluster, joining: Joining): Promise<Joined> {
  let lastSign = joining.begun
  let pause = FIRST_PAUSE
  while (!joining.patience.aborted && Date.now() - lastSign < MOST_SILENCE) {
    const postmaster = await findPostmaster(cluster)
    if (postmaster === null) await startOnce(cluster, joining)
    const hold = postmaster && (await tryHold(cluster, postmaster, joining))
    if (postmaster && hold) return { ...postmaster, hold }
    if (!postmaster?.isReady) lastSign = Date.now()
    await delay(pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
  throw new NoServer(cluster, 'it does not answer')
}

type Joining = {
  begun: number
  patience: AbortSignal
  knownPort: number | undefined
  /** Where the log of the server begins that was started here; null before. */
  logFrom: number | null
}

async function startOnce(cluster: Cluster, joining: Joining): Promise<void> {
  const { begun, patience, knownPort } = joining
  const port = knownPort ?? (await choosePort(cluster))
  const { logFrom, failure } = await startServer(cluster, { port, patience })
  if (failure === null) joining.logFrom = logFrom
  else if (!failure.mayPass || Date.now() - begun > MOST_STARTING) throw new NoServer(cluster, failure.reason)
}

/** Null while the server is on its way up or down. */
async function tryHold(
  cluster: Cluster,
  { port, isReady }: Postmaster,
  { knownPort = port, logFrom }: Joining,
): Promise<Hold | null> {
  if (port !== knownPort) throw new NoServer(cluster, `another process has started it at port ${port}`)
  if (!isReady) return null
  try {
    return await holdCluster(urlOf(cluster, port, 'postgres'))
  } catch (error) {
    const refusal = await refusalOf(cluster, error, logFrom)
    if (refusal !== null) throw refusal
    return null
  }
}

/** Why there is no point in trying again; null while the server is on its way. */
async function refusalOf(cluster: Cluster, error: unknown, logFrom: number | null): Promise<Error | null> {
  const crash = logFrom === null ? null : await findCrash(cluster, logFrom)
  if (crash !== null) return new NoServer(cluster, crash)
  const state = sqlStateOf(error)
  if (state === WRONG_PASSWORD)
    return new Error(`The password kept beside ${cluster.folder} is not the one of its database.`)
  if (state === null || COMES_OR_GOES.test(state)) return null
  return new NoServer(cluster, error instanceof Error ? error.message : state)
}

export function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}
