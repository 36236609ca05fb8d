import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabase } from '../src/database/client.ts'
import { migrate } from '../src/database/migrate.ts'
import { uuidv7 } from '../src/database/uuid.ts'
import { importFile } from '../src/importing/importFile.ts'
import { keepHeapSmall } from '../src/importing/smallHeap.ts'

keepHeapSmall()

const ROWS = 25_900
const MAPPING = fileURLToPath(new URL('../mappings/ar-online-retail-invoices.json', import.meta.url))
const DATA = process.env.DUEGRAPH_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url))

/** Imports 25,900 invoices into a new organization of the database `DATABASE_URL`, twice. */
const url = process.env.DATABASE_URL
if (url === undefined) throw new Error('DATABASE_URL must name a database that may be filled.')
await migrate(url)
const database = createDatabase({ url, poolSize: 2 })
const scratch = await mkdtemp(join(tmpdir(), 'duegraph-bench-'))
try {
  const given = join(DATA, 'ar-online-retail/invoices_derived.csv')
  const file = existsSync(given) ? given : await generate(join(scratch, 'invoices.csv'))
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
  }
  console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`)
} finally {
  await database.$disconnect()
  await rm(scratch, { recursive: true })
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
