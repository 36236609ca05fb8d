import { setTimeout as pause } from 'node:timers/promises'
import { jobIdOf } from '../../queue/jobIdOf.ts'
import type { Job, JobOutcome } from '../../queue/queue.ts'
import type { Sender } from './sender.ts'
import { readTurns, type Turn } from './turn.ts'

type SendJob = Job<'email-send'>
type Handle = (job: SendJob) => Promise<JobOutcome>
type Turner = Pick<Sender, 'database' | 'queue' | 'log' | 'now'>

/** Milliseconds for which it is worth waiting for an email that another worker is handing over. */
const PATIENCE = 2_000
const PAUSE = 50
/** Seconds until an email that has to wait asks again. */
const SOONEST = 2
const LATEST = 300

/**
 * Works on jobs so that mail to one address leaves in the order in which it was queued, whatever is tried again and however
 * many workers there are: emails with an address in common one after the other, all others side by side. One that is
 * behind an email that still waits is put back into the queue.
 */
export async function inTurn(
  sender: Turner,
  jobs: readonly SendJob[],
  handle: Handle,
): Promise<JobOutcome[]> {
  const turns = await turnsOf(sender, jobs)
  const outcomes = new Map<string, JobOutcome>()
  const work = async (job: SendJob, turn: Turn | undefined): Promise<JobOutcome> => {
    const isFree = turn === undefined || !turn.isBehind || (await becomesFree(sender, job, turn))
    return isFree ? handle(job) : putBack(sender, job, turn)
  }
  await Promise.all(
    chainsOf(jobs, turns).map(async (chain) => {
      for (const [place, job] of chain.entries()) {
        // The one before may have to be tried again.
        const turn = place === 0 ? turns : turnsOf(sender, [job])
        const worked = Promise.resolve(turn).then((known) => work(job, known.get(job.data.emailId)))
        outcomes.set(job.id, await worked.catch((error: unknown) => failed(sender, job, error)))
      }
    }),
  )
  return jobs.map(({ id }) => outcomes.get(id) ?? 'RETRY')
}

function failed({ log }: Turner, { data: { emailId } }: SendJob, error: unknown): JobOutcome {
  log.warn({ err: error, emailId }, 'It could not be seen whether it is the turn of an email.')
  return 'RETRY'
}

async function turnsOf(sender: Turner, jobs: readonly SendJob[]): Promise<Map<string, Turn>> {
  const byOrganization = Map.groupBy(jobs, ({ data }) => data.organizationId)
  const turns = await Promise.all(
    [...byOrganization.values()].map((asked) => readTurns(sender.database, asked, sender.now())),
  )
  return new Map(turns.flat().map((turn) => [turn.emailId, turn]))
}

/** Jobs whose emails have addresses in common, directly or through others, each in turn. */
function chainsOf(jobs: readonly SendJob[], turns: ReadonlyMap<string, Turn>): SendJob[][] {
  const places = new Map([...turns.keys()].map((emailId, place) => [emailId, place]))
  const placeOf = ({ data }: SendJob) => places.get(data.emailId) ?? -1
  let chains: { keys: Set<string>; jobs: SendJob[] }[] = []
  for (const job of jobs.toSorted((left, right) => placeOf(left) - placeOf(right))) {
    const { organizationId, emailId } = job.data
    // Two jobs of one email are one after the other as well.
    const keys = [emailId, ...(turns.get(emailId)?.keys ?? []).map((key) => `${organizationId} ${key}`)]
    const touching = chains.filter((chain) => keys.some((key) => chain.keys.has(key)))
    const merged = {
      keys: new Set([...touching.flatMap((chain) => [...chain.keys]), ...keys]),
      jobs: [...touching.flatMap((chain) => chain.jobs), job],
    }
    chains = [...chains.filter((chain) => !touching.includes(chain)), merged]
  }
  return chains.map((chain) => chain.jobs.toSorted((left, right) => placeOf(left) - placeOf(right)))
}

async function becomesFree(sender: Turner, job: SendJob, turn: Turn): Promise<boolean> {
  const end = performance.now() + PATIENCE
  let current: Turn | undefined = turn
  while (current?.isBehind && current.isNext && performance.now() < end && !job.signal.aborted) {
    await pause(PAUSE)
    current = (await turnsOf(sender, [job])).get(job.data.emailId)
  }
  return !current?.isBehind
}

/** The longer it waits, the more seldom it asks: whatever it waits for is tried again as seldom. */
async function putBack({ database, queue, now }: Turner, job: SendJob, turn: Turn): Promise<JobOutcome> {
  const waited = (now().getTime() - new Date(turn.dueAt).getTime()) / 1_000
  const delaySeconds = Math.round(Math.min(Math.max(waited / 4, SOONEST), LATEST))
  // A worker that dies before it has put its own job away comes here again.
  const id = jobIdOf('behind', job.data.emailId, job.startAfter)
  await database.transact((_run, tell) => queue.send('email-send', job.data, { tell, delaySeconds, id }))
  return 'DONE'
}
