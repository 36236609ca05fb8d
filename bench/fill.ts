import { openDatabase } from './compare/database.ts'
import { readLedgerOptions } from './compare/options.ts'
import { fillLedger } from './ledger/fillLedger.ts'

/** Fills the database that the other commands measure: `npm run bench:fill -- [--invoices N] [--organizations N] [--weight N]`. */
const report = (line: string) => process.stderr.write(`${line}\n`)
const ledger = readLedgerOptions()
const database = await openDatabase(ledger, report)
try {
  await fillLedger(database.url, ledger.size, report)
} finally {
  await database.close()
}
