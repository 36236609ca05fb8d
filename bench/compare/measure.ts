import type { Trial } from './agree.ts'
import { askText } from './ask.ts'
import { cpuOf } from './cpu.ts'
import { untilIdle } from './database.ts'
import type { Generator, Load, LoadOptions } from './load.ts'
import type { Question } from './operation.ts'
import type { Kind, Server } from './servers.ts'

export type Sample = Load & {
  operation: string
  server: Kind
  round: number
  /** Milliseconds of CPU per request; null where /proc does not tell. */
  serverCpu: number | null
  databaseCpu: number | null
}

type Plan = LoadOptions & {
  rounds: number
  generator: Generator
  postmaster: number | null
  databaseUrl: string
  report: (line: string) => void
}

/** Seconds before the first round. */
const WARM_UP = 2

/** All operations on all servers, round by round, so that what disturbs the machine disturbs all of them alike. */
export async function measureAll(trials: readonly Trial[], plan: Plan): Promise<Sample[]> {
  const samples: Sample[] = []
  for (const trial of trials) await warmUp(trial, plan)
  for (let round = 1; round <= plan.rounds; round++) {
    plan.report(`Round ${round} of ${plan.rounds}`)
    for (const { operation, questions } of trials) {
      for (const [server, question] of questions) {
        const sample = await measure(server, question, plan)
        samples.push({ operation: operation.name, server: server.kind, round, ...sample })
      }
    }
  }
  return samples
}

/** Compilers, caches and prepared statements settle before the first round. */
async function warmUp({ questions }: Trial, plan: Plan): Promise<void> {
  const { generator, connections, databaseUrl } = plan
  const seconds = Math.min(WARM_UP, plan.seconds)
  for (const [server, question] of questions) {
    await generator.run(server, question, { seconds, connections })
    await untilIdle(databaseUrl)
  }
}

/** One measurement of one server. */
export async function measure(
  server: Server,
  question: Question,
  plan: Pick<Plan, 'generator' | 'postmaster' | 'seconds' | 'connections' | 'databaseUrl'>,
) {
  const before = cpuNow(server, plan)
  const load = await plan.generator.run(server, question, plan)
  const after = cpuNow(server, plan)
  if (load.requests === 0)
    throw new Error(`${server.kind} answered nothing within ${plan.seconds} s: give more --seconds.`)
  // Load generators do not look into answers: that the last one is none of errors is told here.
  await askText(server, question)
  // What was asked before the end and is still under way would be counted as the next one's.
  await untilIdle(plan.databaseUrl)
  const perRequest = (start: number | null, end: number | null) =>
    start === null || end === null ? null : (end - start) / load.requests
  return {
    ...load,
    serverCpu: perRequest(before.server, after.server),
    databaseCpu: perRequest(before.database, after.database),
  }
}

function cpuNow(server: Server, { postmaster }: Pick<Plan, 'postmaster'>) {
  return { server: cpuOf(server.pid), database: postmaster === null ? null : cpuOf(postmaster) }
}
