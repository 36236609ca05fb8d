import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabase, type Database } from '../src/database/client.ts'
import { migrate } from '../src/database/migrate.ts'
import { uuidv7 } from '../src/database/uuid.ts'
import { importFile } from '../src/exchange/import/importFile.ts'
import { keepHeapSmall } from '../src/exchange/smallHeap.ts'
import { withServer } from './withServer.ts'

keepHeapSmall()

const ROWS = Number(process.argv[2] ?? 25_900)
const MAPPING = fileURLToPath(new URL('../mappings/ar-online-retail-invoices.json', import.meta.url))
const DATA = process.env.DUEGRAPH_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
const GIVEN = join(DATA, 'ar-online-retail/invoices_derived.csv')

/**
 * Imports invoices into a new organization, twice: 25,900 that were downloaded, or as many as are asked for of the same shape:
 * `npm run bench:import -- [NUMBER]`.
 */
await withServer(async (url) => {
  await migrate(url)
  const database = createDatabase({ url, poolSize: 2 })
  const scratch = await mkdtemp(join(tmpdir(), 'duegraph-bench-'))
  try {
    const isGiven = process.argv[2] === undefined && existsSync(GIVEN)
    await importTwice(database, isGiven ? GIVEN : await generate(join(scratch, 'invoices.csv')))
  } finally {
    await database.$disconnect()
    await rm(scratch, { recursive: true })
  }
})

async function importTwice(database: Database, file: string): Promise<void> {
  const { id } = await database.organization.create({
    data: { id: uuidv7(), name: 'Bench', timezone: 'Europe/London', defaultCurrency: 'GBP' },
  })
  for (const run of ['first', 'second']) {
    const start = performance.now()
    const result = await importFile(database, {
      file,
      organizationId: id,
      source: 'bench',
      format: 'csv',
      mapping: MAPPING,
    })
    const seconds = (performance.now() - start) / 1_000
    const { created, updated, unchanged, rejected } = result
    console.log(
      `${run}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`,
    )
    console.log(`${run}: ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)} invoices/s`)
    if (rejected > 0) process.exitCode = 1
  }
  console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`)
}

/** A file of the same shape: 4,000 customers, every eighth invoice without one, every seventh a cancellation. */
async function generate(path: string): Promise<string> {
  const lines = ['invoice_no,kind,invoice_date,customer_id,country,lines,quantity,total_gbp']
  for (let index = 0; index < ROWS; index++) {
    const isCancelled = index % 7 === 0
    const customer = index % 8 === 0 ? '' : 10_000 + (index % 4_000)
    const day = String(1 + (index % 28)).padStart(2, '0')
    const total = `${isCancelled ? '-' : ''}${index % 900}.${String(index % 100).padStart(2, '0')}`
    lines.push(
      `${isCancelled ? 'C' : ''}${500_000 + index},${isCancelled ? 'cancellation' : 'invoice'},` +
        `2011-05-${day} 10:${String(index % 60).padStart(2, '0')}:00,${customer},United Kingdom,3,9,${total}`,
    )
  }
  await writeFile(path, `${lines.join('\n')}\n`)
  return path
}
