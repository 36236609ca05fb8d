import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { type AskInProcess, withApi } from './askInProcess.ts'
import { readLedgerOptions } from './compare/options.ts'
import { multiply } from './export/multiply.ts'
import { type Watched, watch } from './export/watch.ts'

/**
 * What a whole list costs on its way to a file: rows a second and memory, by a worker of its own as `bulkQueryRun` has it, and by
 * `duegraph export`: `npm run bench:export -- [--invoices N]`, with DATABASE_URL or without.
 */
const FILLED = 4_000
const asked = readLedgerOptions({ invoices: '200000', organizations: '1', weight: '2' })
const { invoices } = asked.size
const ledger = { ...asked, size: { ...asked.size, invoices: Math.min(invoices, FILLED) } }

const MONEY = '{ minorUnits currency }'
const ORDER = 'orderBy: [{ field: CREATED_AT, direction: ASC }], includeInactive: true'
const LIST = `id invoiceNumber status issueDate dueDate overdueDays total ${MONEY} amountRemaining ${MONEY}`
const CASES = [
  ['list', 'JSON_LINES', `{ invoices(${ORDER}) { nodes { ${LIST} } } }`],
  ['list', 'CSV', `{ invoices(${ORDER}) { nodes { ${LIST} } } }`],
  ['with party', 'JSON_LINES', `{ invoices(${ORDER}) { nodes { ${LIST} targetParty { id name email } } } }`],
  [
    'with lines',
    'JSON_LINES',
    `{ invoices(${ORDER}) { nodes { ${LIST} lineItems { name quantity lineTotal ${MONEY} } } } }`,
  ],
  ['by due date', 'JSON_LINES', `{ invoices(orderBy: [{ field: DUE_DATE }]) { nodes { ${LIST} } } }`],
] as const

type Ended = {
  status: string
  rowCount: number
  byteCount: number
  startedAt: string
  endedAt: string | null
}

await withApi(ledger, async (ask, url) => {
  await multiply(url, invoices, (line) => console.error(line))
  const worker = watch(['worker'], url)
  try {
    for (const [what, format, query] of CASES) {
      const id = await start(ask, query, format)
      const before = await worker.measure()
      const { status, rowCount, byteCount, startedAt, endedAt } = await untilEnded(ask, id, worker)
      const { peak, cpu } = await worker.measure()
      if (status !== 'COMPLETED') throw new Error(`${what} ended ${status}.`)
      const seconds = (Date.parse(endedAt ?? '') - Date.parse(startedAt)) / 1_000
      tell(`job, ${what}, ${format}`, {
        rows: rowCount,
        bytes: byteCount,
        seconds,
        peak,
        cpu: cpu - before.cpu,
      })
    }
  } finally {
    worker.child.kill('SIGTERM')
    await worker.ended
  }
  await commands(url)
})

async function start(ask: AskInProcess, query: string, format: string): Promise<string> {
  const answer =
    await ask(`mutation { bulkQueryRun(input: { format: ${format}, query: ${JSON.stringify(query)} }) {
    bulkQuery { id } userErrors { message } } }`)
  const { bulkQuery, userErrors } = JSON.parse(answer).data.bulkQueryRun
  if (bulkQuery === null) throw new Error(JSON.stringify(userErrors))
  return bulkQuery.id
}

async function untilEnded(ask: AskInProcess, id: string, worker: Watched): Promise<Ended> {
  for (;;) {
    const answer = await ask(
      `{ bulkQuery(id: "${id}") { status rowCount byteCount startedAt endedAt errorMessage } }`,
    )
    const found: Ended = JSON.parse(answer).data.bulkQuery
    if (found.endedAt !== null) return found
    if (worker.child.exitCode !== null) throw new Error('The worker has ended.')
    await delay(200)
  }
}

async function commands(url: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-export-'))
  try {
    for (const format of ['jsonl', 'csv']) {
      const file = join(folder, `invoices.${format}`)
      const begin = performance.now()
      const organization = await organizationIn(url)
      const command = watch(
        ['export', 'invoices', '--organization', organization, '--format', format, '--output', file],
        url,
      )
      if ((await command.ended) !== 0) throw new Error('The command failed.')
      const seconds = (performance.now() - begin) / 1_000
      const rows = (await lines(file)) - (format === 'csv' ? 1 : 0)
      tell(`command, all plain fields, ${format}`, {
        rows,
        bytes: (await stat(file)).size,
        seconds,
        ...(await command.measure()),
      })
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The texts of this ledger hold no line breaks. */
async function lines(file: string): Promise<number> {
  let count = 0
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1
  }
  return count
}

async function organizationIn(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    'select id from organization order by created_at, id limit 1',
  )
  await client.end()
  return rows[0]?.id ?? ''
}

type Measured = { rows: number; bytes: number; seconds: number; peak: number; cpu: number }

function tell(what: string, { rows, bytes, seconds, peak, cpu }: Measured): void {
  const speed = Math.round(rows / seconds)
  console.log(
    `${what.padEnd(36)} ${rows} rows, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s: ${speed} rows/s; ` +
      `peak ${peak.toFixed(0)} MB; ${cpu.toFixed(0)} s of a core`,
  )
}
