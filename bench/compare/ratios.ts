import type { Kind } from './servers.ts'
import type { Summary } from './summary.ts'
import { digits, table } from './table.ts'

export type Ratios = {
  operation: string
  /** Requests per second over PostGraphile's: more is better. */
  rate: number
  /** The 99th percentile over PostGraphile's: less is better. */
  p99: number
  /** CPU of server and PostgreSQL per request over the floor's: less is better. */
  cpu: number | null
}

export function ratiosOf(summaries: readonly Summary[]): Ratios[] {
  const groups = [...Map.groupBy(summaries, (summary) => summary.operation)]
  return groups.flatMap(([operation, rows]) => {
    const [ours, postgraphile, floor] = (['ours', 'postgraphile', 'floor'] as const).map((kind: Kind) =>
      rows.find((row) => row.server === kind),
    )
    if (ours === undefined || postgraphile === undefined || floor === undefined) return []
    const [own, least] = [cpu(ours), cpu(floor)]
    return [
      {
        operation,
        rate: ours.requestsPerSecond / postgraphile.requestsPerSecond,
        p99: ours.p99 / postgraphile.p99,
        cpu: own === null || least === null ? null : own / least,
      },
    ]
  })
}

function cpu({ serverCpu, databaseCpu }: Summary): number | null {
  return serverCpu === null || databaseCpu === null ? null : serverCpu + databaseCpu
}

export function printRatios(ratios: readonly Ratios[], summaries: readonly Summary[]): void {
  console.log('\nDuegraph over the others\n')
  console.log(
    table([
      ['', 'requests/s over PostGraphile', 'p99 over PostGraphile', 'CPU over one SQL'],
      ...ratios.map(({ operation, rate, p99, cpu }) => [operation, digits(rate), digits(p99), digits(cpu)]),
    ]),
  )
  const depth = depthRatio(summaries)
  if (depth !== null) console.log(`\nDuegraph's p50 of the deep page over the first page: ${digits(depth)}`)
}

/** How much longer a page far down takes than the first one, on our server. */
function depthRatio(summaries: readonly Summary[]): number | null {
  const p50 = (operation: string) =>
    summaries.find((summary) => summary.server === 'ours' && summary.operation === operation)?.p50
  const [first, deep] = [p50('C1-first'), p50('C1-deep')]
  return first === undefined || deep === undefined ? null : deep / first
}
