import { parseArgs } from 'node:util'
import { openDatabase } from './compare/database.ts'
import { count, LEDGER_OPTIONS, readLedger } from './compare/options.ts'
import { withOurs } from './compare/withOurs.ts'
import { withChromium } from './console/chromium.ts'
import { measureFilters } from './console/filters.ts'
import { measureFirstView } from './console/firstView.ts'
import { measureScrolling } from './console/scrolling.ts'
import { fillLedger } from './ledger/fillLedger.ts'

/**
 * What somebody waits for in front of the console: the first view, another filter, ten thousand rows. Built files, headless Chromium;
 * browser, server and PostgreSQL share this machine: `npm run bench:console -- [--invoices N] [--rounds N] [--rows N]`.
 */
const { values } = parseArgs({
  options: {
    ...LEDGER_OPTIONS,
    invoices: { type: 'string', default: '20000' },
    organizations: { type: 'string', default: '1' },
    weight: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '9' },
    /** How far down the list is read. */
    rows: { type: 'string', default: '10000' },
  },
})
const rounds = count('rounds', values.rounds)
const rows = count('rows', values.rows)

const ledger = readLedger(values)
const report = (line: string) => process.stderr.write(`${line}\n`)
const opened = await openDatabase(ledger, report)
try {
  await fillLedger(opened.url, ledger.size, report)
  const place = { databaseUrl: opened.url, tokenUrl: opened.url }
  await withOurs([place], async ([server]) => {
    if (server === undefined) throw new Error('The server was not started.')
    await withChromium(server, async (visit) => {
      console.log(`${ledger.size.invoices} invoices`)
      await measureFirstView(visit, rounds)
      await measureFilters(visit, rounds)
      await measureScrolling(visit, rows)
    })
  })
} finally {
  await opened.close()
}
