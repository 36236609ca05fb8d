import pg from 'pg'
import { migrate } from '../../src/database/migrate.ts'
import { ACCOUNT_STEPS } from './accounts.ts'
import { EMAIL_STEPS } from './emails.ts'
import { HISTORY_STEPS } from './history.ts'
import { takeIndexes } from './indexes.ts'
import { INVOICE_STEPS } from './invoices.ts'
import { type LedgerSize, nameOf } from './size.ts'
import type { Step } from './step.ts'
import { withoutChecks } from './triggers.ts'

/** Small enough for sorts and joins in memory, and for a line of progress every few seconds. */
const CHUNK = 250_000
const MARK = 'bench_ledger'

type Report = (line: string) => void

/** Fills the database with a ledger of this size, unless it holds exactly that one. */
export async function fillLedger(url: string, size: LedgerSize, report: Report): Promise<void> {
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    if (await isFilled(client, size)) return report(`The database holds ${nameOf(size)} already.`)
    await fill(client, size, report)
  } finally {
    await client.end()
  }
}

/** A mark made at the end of a fill names it; what else is there must not be touched. */
async function isFilled(client: pg.Client, size: LedgerSize): Promise<boolean> {
  const { rows } = await client.query<{ value: string }>('select value from setting where key = $1', [MARK])
  if (rows[0]?.value === nameOf(size)) return true
  const { rowCount } = await client.query('select 1 from organization limit 1')
  if (rowCount === 0) return false
  throw new Error(
    `The database holds ${rows[0]?.value ?? 'something else'}, not ${nameOf(size)}: name an empty one.`,
  )
}

async function fill(client: pg.Client, size: LedgerSize, report: Report): Promise<void> {
  await client.query('set synchronous_commit = off')
  await client.query(`set maintenance_work_mem = '512MB'`)
  const indexes = await takeIndexes(client)
  const steps = [...ACCOUNT_STEPS, ...INVOICE_STEPS, ...EMAIL_STEPS, ...HISTORY_STEPS]
  const insertThose = (chosen: readonly Step[]) =>
    withoutChecks(client, async () => {
      for (const step of chosen) await timed(report, step.table, () => insertAll(client, size, step))
    })
  await insertThose(steps.filter(({ needsIndexes }) => !needsIndexes))
  for (const { name, definition } of indexes) await timed(report, name, () => client.query(definition))
  // What the triggers' statements are planned by.
  await timed(report, 'analyze', () => client.query('analyze'))
  await insertThose(steps.filter(({ needsIndexes }) => needsIndexes))
  await timed(report, 'vacuum analyze', () => client.query('vacuum analyze'))
  await client.query('insert into setting (key, value) values ($1, $2)', [MARK, nameOf(size)])
}

async function insertAll(client: pg.Client, size: LedgerSize, { rows, insert }: Step): Promise<number> {
  const all = rows(size)
  let inserted = 0
  for (let from = 0; from < all; from += CHUNK) {
    const { rowCount } = await client.query(insert(size, from, Math.min(from + CHUNK, all)))
    inserted += rowCount ?? 0
  }
  return inserted
}

async function timed(report: Report, what: string, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now()
  const answer = await work()
  const rows = typeof answer === 'number' ? `${answer} rows in ` : ''
  report(`${what}: ${rows}${((performance.now() - start) / 1_000).toFixed(1)} s`)
}
