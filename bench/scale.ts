import { parseArgs } from 'node:util'
import { findPostmaster } from './compare/cpu.ts'
import { findGenerator } from './compare/load.ts'
import { measure } from './compare/measure.ts'
import { PAGE, PAGE_QUESTION } from './compare/operations/page.ts'
import { count } from './compare/options.ts'
import { installPeers } from './compare/peers.ts'
import { medianOrNull } from './compare/summary.ts'
import { digits, table } from './compare/table.ts'
import { withOurs } from './compare/withOurs.ts'

/** The page of 20 on ledgers of different sizes: `node bench/scale.ts URL URL …`, each filled by `bench/fill.ts`. */
const { values, positionals: urls } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '8' },
  },
})
if (urls.length < 2) throw new Error('Name at least two databases: node bench/scale.ts URL URL.')
const load = {
  seconds: count('seconds', values.seconds),
  connections: count('connections', values.connections),
}
const rounds = count('rounds', values.rounds)

await installPeers((line) => process.stderr.write(`${line}\n`))
const generator = await findGenerator()
const postmasters = await Promise.all(urls.map(findPostmaster))
const places = urls.map((url) => ({ databaseUrl: url, tokenUrl: url }))
const samples = await withOurs(places, async (servers) => {
  const samples: Sample[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const [place, server] of servers.entries()) {
      const sample = await measure(server, PAGE_QUESTION, {
        ...load,
        generator,
        postmaster: postmasters[place] ?? null,
        databaseUrl: urls[place] ?? '',
      })
      // The first round is for compilers and caches.
      if (round > 0) samples.push({ place, ...sample })
    }
  }
  return samples
})

type Sample = Awaited<ReturnType<typeof measure>> & { place: number }

console.log(`${PAGE.title}, ${generator.name}, medians of ${rounds} rounds; CPU per request\n`)
console.log(
  table([
    ['database', 'requests/s', 'p50 ms', 'p99 ms', 'server CPU ms', 'PostgreSQL CPU ms'],
    ...urls.map((url, place) => row(new URL(url).pathname.slice(1), place)),
  ]),
)

function row(name: string, place: number): string[] {
  const own = samples.filter((sample) => sample.place === place)
  const of = (read: (sample: Sample) => number | null) => digits(medianOrNull(own.map(read)))
  return [
    name,
    of((sample) => sample.requestsPerSecond),
    of((sample) => sample.p50),
    of((sample) => sample.p99),
    of((sample) => sample.serverCpu),
    of((sample) => sample.databaseCpu),
  ]
}
