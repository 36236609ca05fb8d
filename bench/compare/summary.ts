import type { Trial } from './agree.ts'
import { countKey } from './countStatements.ts'
import type { Sample } from './measure.ts'
import { KINDS, type Kind } from './servers.ts'

/** The medians of all rounds of one operation on one server. */
export type Summary = {
  operation: string
  title: string
  server: Kind
  requestsPerSecond: number
  p50: number
  p99: number
  serverCpu: number | null
  databaseCpu: number | null
  bytes: number
  statements: number
}

export function summarize(
  trials: readonly Trial[],
  samples: readonly Sample[],
  counts: ReadonlyMap<string, number>,
): Summary[] {
  return trials.flatMap(({ operation: { name, title }, bytes }) =>
    KINDS.map((kind) => {
      const own = samples.filter((sample) => sample.operation === name && sample.server === kind)
      const server = [...bytes.keys()].find((candidate) => candidate.kind === kind)
      return {
        operation: name,
        title,
        server: kind,
        requestsPerSecond: median(own.map((sample) => sample.requestsPerSecond)),
        p50: median(own.map((sample) => sample.p50)),
        p99: median(own.map((sample) => sample.p99)),
        serverCpu: medianOrNull(own.map((sample) => sample.serverCpu)),
        databaseCpu: medianOrNull(own.map((sample) => sample.databaseCpu)),
        bytes: server === undefined ? Number.NaN : (bytes.get(server) ?? Number.NaN),
        statements: counts.get(countKey(name, kind)) ?? Number.NaN,
      }
    }),
  )
}

export function medianOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : median(known)
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
