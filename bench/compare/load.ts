import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { at, type Json } from './json.ts'
import type { Question } from './operation.ts'
import { PEERS } from './peers.ts'
import type { Server } from './servers.ts'

export type Load = { requests: number; requestsPerSecond: number; p50: number; p99: number }
export type LoadOptions = { seconds: number; connections: number }

/** Asks one question over and over for some seconds, from a process of its own. */
export type Generator = {
  name: string
  run: (server: Server, question: Question, options: LoadOptions) => Promise<Load>
}

const AUTOCANNON = join(PEERS, 'node_modules', 'autocannon', 'autocannon.js')
const start = promisify(execFile)

/** wrk takes the least CPU from the servers it measures; autocannon comes with the packages. */
export async function findGenerator(): Promise<Generator> {
  const hasWrk = await start('wrk', ['--version']).then(
    () => true,
    // wrk prints its version and ends with 1; only a missing program has no exit code of its own.
    (error: { code?: number | string }) => error.code !== 'ENOENT',
  )
  return hasWrk ? { name: 'wrk', run: runWrk } : { name: 'autocannon', run: runAutocannon }
}

const REPORT = `
done = function(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.timeout
  io.write(string.format('\\n{"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p99":%d}\\n',
    summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(99)))
end`

async function runWrk(server: Server, question: Question, { seconds, connections }: LoadOptions) {
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-load-'))
  const script = join(folder, 'post.lua')
  const headers = Object.entries(server.headers).map(
    ([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`,
  )
  // Long brackets of this level cannot occur in a body, which is JSON.
  const body = `wrk.body = [=====[${JSON.stringify(question)}]=====]`
  await writeFile(script, ['wrk.method = "POST"', ...headers, body, REPORT].join('\n'))
  const { stdout } = await start('wrk', [
    ...['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--timeout', '10s', '-s', script],
    server.url,
  ])
  const report = parse(stdout.slice(stdout.lastIndexOf('\n{')))
  return checked(server, numberAt(report, 'failed'), {
    requests: numberAt(report, 'requests'),
    requestsPerSecond: (numberAt(report, 'requests') / numberAt(report, 'microseconds')) * 1_000_000,
    p50: numberAt(report, 'p50') / 1_000,
    p99: numberAt(report, 'p99') / 1_000,
  })
}

async function runAutocannon(server: Server, question: Question, { seconds, connections }: LoadOptions) {
  const headers = Object.entries(server.headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const { stdout } = await start(process.execPath, [
    ...[AUTOCANNON, '--json', '-m', 'POST', '-c', String(connections), '-d', String(seconds)],
    ...[...headers, '-b', JSON.stringify(question), server.url],
  ])
  const report = parse(stdout)
  const failed = numberAt(report, 'non2xx') + numberAt(report, 'errors') + numberAt(report, 'timeouts')
  return checked(server, failed, {
    requests: numberAt(report, 'requests', 'total'),
    requestsPerSecond: numberAt(report, 'requests', 'total') / numberAt(report, 'duration'),
    p50: numberAt(report, 'latency', 'p50'),
    p99: numberAt(report, 'latency', 'p99'),
  })
}

/** A server that refuses is fast, so no measurement with a refused request counts. */
function checked({ kind }: Server, failed: number, load: Load): Load {
  if (failed > 0) throw new Error(`${kind}: ${failed} of ${load.requests} requests failed.`)
  return load
}

function numberAt(report: Json, ...path: string[]): number {
  return Number(at(report, ...path) ?? Number.NaN)
}

function parse(text: string): Json {
  // What JSON.parse returns is JSON by definition.
  return JSON.parse(text) as Json
}
