import { parseArgs } from 'node:util'
import { findPostmaster } from './compare/cpu.ts'
import { type Opened, openDatabase } from './compare/database.ts'
import { findGenerator } from './compare/load.ts'
import { measure } from './compare/measure.ts'
import { PAGE, PAGE_QUESTION } from './compare/operations/page.ts'
import { count, readLedger } from './compare/options.ts'
import { installPeers } from './compare/peers.ts'
import { medianOrNull } from './compare/summary.ts'
import { digits, table } from './compare/table.ts'
import { withOurs } from './compare/withOurs.ts'
import { fillLedger } from './ledger/fillLedger.ts'

/**
 * The page of 20 on ledgers of different sizes of one organization: `npm run bench:scale -- [--sizes 100000,1000000]`, each on
 * an embedded PostgreSQL that is kept, or `npm run bench:scale -- URL URL …`, each filled by `npm run bench:fill`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '100000,1000000' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '8' },
  },
})
const load = {
  seconds: count('seconds', values.seconds),
  connections: count('connections', values.connections),
}
const rounds = count('rounds', values.rounds)
type Sample = Awaited<ReturnType<typeof measure>> & { place: number }

const report = (line: string) => process.stderr.write(`${line}\n`)

await installPeers(report)
const opened = positionals.length > 0 ? [] : await openAll(values.sizes.split(','))
const urls = positionals.length > 0 ? positionals : opened.map(({ url }) => url)
if (urls.length < 2) throw new Error('Name at least two databases, or two sizes.')
try {
  const samples = await measureAll(urls)
  console.log(`${PAGE.title}, medians of ${rounds} rounds; CPU per request\n`)
  console.log(
    table([
      ['database', 'requests/s', 'p50 ms', 'p99 ms', 'server CPU ms', 'PostgreSQL CPU ms'],
      ...urls.map((url, place) => {
        const name = positionals.length > 0 ? new URL(url).pathname.slice(1) : values.sizes.split(',')[place]
        return row(
          name ?? '',
          samples.filter((sample) => sample.place === place),
        )
      }),
    ]),
  )
} finally {
  for (const { close } of opened) await close()
}

async function openAll(sizes: readonly string[]): Promise<Opened[]> {
  const opened: Opened[] = []
  for (const invoices of sizes) {
    const ledger = readLedger({ invoices, organizations: '1', weight: '1' })
    const database = await openDatabase({ ...ledger, databaseUrl: null }, report)
    opened.push(database)
    await fillLedger(database.url, ledger.size, report)
  }
  return opened
}

async function measureAll(urls: readonly string[]): Promise<Sample[]> {
  const generator = await findGenerator()
  const postmasters = await Promise.all(urls.map(findPostmaster))
  const places = urls.map((url) => ({ databaseUrl: url, tokenUrl: url }))
  return withOurs(places, async (servers) => {
    const samples: Sample[] = []
    for (let round = 0; round <= rounds; round++) {
      for (const [place, server] of servers.entries()) {
        const postmaster = postmasters[place] ?? null
        const databaseUrl = urls[place] ?? ''
        const sample = await measure(server, PAGE_QUESTION, { ...load, generator, postmaster, databaseUrl })
        // The first round is for compilers and caches.
        if (round > 0) samples.push({ place, ...sample })
      }
    }
    return samples
  })
}

function row(name: string, own: readonly Sample[]): string[] {
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
