import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, type Database } from '../src/database/client.ts'
import { migrate } from '../src/database/migrate.ts'
import { uuidv7 } from '../src/database/uuid.ts'
import { importFile } from '../src/exchange/import/importFile.ts'
import { keepHeapSmall } from '../src/exchange/smallHeap.ts'
import { stuutDocument } from './stuut/document.ts'
import { withServer } from './withServer.ts'

keepHeapSmall()

const DOCUMENTS = Number(process.argv[2] ?? 20_000)
const MEGABYTE = 1_048_576

/**
 * Imports an array of invoices in Stuut's form into a new organization, twice, each with 3 calls, 10 emails, 4 payments and
 * 5 lines: `npm run bench:import-stuut -- [NUMBER]`.
 */
await withServer(async (url) => {
  await migrate(url)
  const database = createDatabase({ url, poolSize: 2 })
  const scratch = await mkdtemp(join(tmpdir(), 'duegraph-bench-'))
  try {
    await importTwice(database, await generate(join(scratch, 'invoices.json')))
  } finally {
    await database.$disconnect()
    await rm(scratch, { recursive: true })
  }
})

async function importTwice(database: Database, file: string): Promise<void> {
  const organizationId = uuidv7()
  const organization = {
    id: organizationId,
    name: 'Bench',
    timezone: 'Europe/Berlin',
    defaultCurrency: 'EUR',
  }
  await database.organization.create({ data: organization })
  const { id: userId } = await database.user.create({ data: { email: 'ada@duegraph.example' } })
  await database.organizationMembership.create({ data: { organizationId, userId } })
  for (const run of ['first', 'second']) {
    const memory: number[] = []
    const watch = setInterval(() => memory.push(process.memoryUsage.rss()), 100)
    const [start, worked] = [performance.now(), process.cpuUsage()]
    const result = await importFile(database, { file, organizationId, source: 'stuut', format: 'stuut' })
    const seconds = (performance.now() - start) / 1_000
    const { user, system } = process.cpuUsage(worked)
    clearInterval(watch)
    memory.push(process.memoryUsage.rss())
    const { created, updated, unchanged, rejected, unresolved } = result
    console.log(
      `${run}: ${created} records created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected, ` +
        `${unresolved} references left empty`,
    )
    console.log(
      `${run}: ${seconds.toFixed(1)} s, ${Math.round(DOCUMENTS / seconds)} invoices/s with all their parts, ` +
        `${((user + system) / 1_000 / DOCUMENTS).toFixed(2)} ms of Node's CPU for each`,
    )
    const at = (share: number) => megabytes(memory[Math.floor((memory.length - 1) * share)])
    console.log(`${run}: memory after a quarter ${at(1 / 4)}, at the end ${at(1)}`)
    if (rejected + (unresolved ?? 0) > 0) process.exitCode = 1
  }
  console.log(`peak memory: ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`)
}

function megabytes(bytes = 0): string {
  return `${Math.round(bytes / MEGABYTE)} MB`
}

async function generate(path: string): Promise<string> {
  const file = createWriteStream(path)
  for (let index = 0; index < DOCUMENTS; index++) {
    const text = `${index === 0 ? '[' : ',\n'}${JSON.stringify(stuutDocument(index))}`
    if (!file.write(text)) await once(file, 'drain')
  }
  file.end(']\n')
  await once(file, 'finish')
  return path
}
