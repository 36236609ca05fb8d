import { parseArgs } from 'node:util'
import { openDatabase } from './compare/database.ts'
import { findGenerator } from './compare/load.ts'
import { PAGE, PAGE_QUESTION } from './compare/operations/page.ts'
import { count, LEDGER_OPTIONS, readLedger } from './compare/options.ts'
import { installPeers } from './compare/peers.ts'
import { roundTrip } from './compare/roundTrip.ts'
import type { Server } from './compare/servers.ts'
import { median } from './compare/summary.ts'
import { digits, table } from './compare/table.ts'
import { withOurs } from './compare/withOurs.ts'
import { fillLedger } from './ledger/fillLedger.ts'
import { type DatabaseProxy, startProxy } from './proxy.ts'

/** What a database further away costs: the page of 20 on one connection, with every answer of PostgreSQL held back. */
const { values } = parseArgs({
  options: {
    ...LEDGER_OPTIONS,
    delay: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
  },
})
const delays = [0, count('delay', values.delay)]
const seconds = count('seconds', values.seconds)
const rounds = count('rounds', values.rounds)
const report = (line: string) => process.stderr.write(`${line}\n`)

await installPeers(report)
const ledger = readLedger(values)
const database = await openDatabase(ledger, report)
try {
  await fillLedger(database.url, ledger.size, report)
  const proxy = await startProxy(database.url)
  try {
    const place = { databaseUrl: proxy.url, tokenUrl: database.url }
    await withOurs([place], async ([server]) => {
      if (server !== undefined) await compareDelays(server, proxy)
    })
  } finally {
    proxy.close()
  }
} finally {
  await database.close()
}

async function compareDelays(server: Server, proxy: DatabaseProxy): Promise<void> {
  const generator = await findGenerator()
  const samples: { delay: number; p50: number; trip: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    for (const delay of delays) {
      proxy.setDelay(delay)
      const { p50 } = await generator.run(server, PAGE_QUESTION, { seconds, connections: 1 })
      // The first round is for compilers and caches.
      if (round > 0) samples.push({ delay, p50, trip: await roundTrip(proxy.url) })
    }
  }
  const rows = delays.map((delay) => {
    const own = samples.filter((sample) => sample.delay === delay)
    return [
      `${delay} ms`,
      digits(median(own.map(({ trip }) => trip))),
      digits(median(own.map(({ p50 }) => p50))),
    ]
  })
  console.log(`${PAGE.title}, one connection, medians of ${rounds} rounds\n`)
  console.log(table([['delay', 'round trip ms', 'page p50 ms'], ...rows]))
}
