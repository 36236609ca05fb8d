import { fillLedger } from './ledger/fillLedger.ts'

/** Fills the empty database `DATABASE_URL`: `node bench/fill.ts [invoices] [organizations] [weight of the first]`. */
const url = process.env.DATABASE_URL
if (url === undefined) throw new Error('DATABASE_URL must name an empty database that may be filled.')
const [invoices = 500_000, organizations = 10, weight = 1] = process.argv.slice(2).map(Number)

await fillLedger(url, { invoices, organizations, weight }, (line) => process.stderr.write(`${line}\n`))
