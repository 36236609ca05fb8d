import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabase, type Database } from '../src/database/client.ts'
import { migrate } from '../src/database/migrate.ts'
import { announce } from '../src/graph/live/announce.ts'
import { runIn } from '../src/graph/mutation/work.ts'
import { freePort, type Process, startNode, untilReady } from './compare/processes.ts'
import { digits, table } from './compare/table.ts'
import type { FromClient, ToClient } from './subscriptions/message.ts'
import { prepare } from './subscriptions/prepare.ts'
import { withServer } from './withServer.ts'

/**
 * Subscriptions to one invoice's emails, 20 of each of 100 tokens unless told otherwise, on a server of its own: what they
 * cost in memory, and how long after its commit the last one hears of each of 10 changes:
 * `npm run bench:subscriptions -- [TOKENS] [EACH]`.
 */
const TOKENS = Number(process.argv[2] ?? 100)
const PER_TOKEN = Number(process.argv[3] ?? 20)
const CHANGES = 10
const PATIENCE = 120_000

const QUERY = `subscription ($id: ID!) { emailDeliveryChanged(invoiceId: $id) {
  uid subject deliveryStatus sentAt openedAt bouncedAt recipients { address deliveryStatus } } }`

await withServer(async (databaseUrl) => {
  await migrate(databaseUrl)
  const database = createDatabase({ url: databaseUrl, poolSize: 2 })
  const place = await prepare(database, TOKENS)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const settings = { DATABASE_URL: databaseUrl, PORT: String(port), DEMO: '0', LOG_LEVEL: 'warn' }
  const server = startNode([fileURLToPath(new URL('../src/cli.ts', import.meta.url)), 'serve'], settings)
  const client = fork(fileURLToPath(new URL('subscriptions/client.ts', import.meta.url)))
  const watchdog = setTimeout(() => process.exit(1), PATIENCE)
  try {
    await untilReady(server, `${url}/readyz`, 'duegraph')
    await measure({ database, place, server, url, client })
  } finally {
    client.kill()
    await server.stop()
    await database.$disconnect()
    clearTimeout(watchdog)
  }
})

type Trial = {
  database: Database
  place: Awaited<ReturnType<typeof prepare>>
  server: Process
  url: string
  client: ChildProcess
}

async function measure({ database, place, server, url, client }: Trial): Promise<void> {
  const messages = heardBy(client)
  const before = memoryOf(server.pid)
  const body = JSON.stringify({ query: QUERY, variables: { id: place.id } })
  const asked: ToClient = { url: `${url}/graphql`, tokens: place.tokens, perToken: PER_TOKEN, body }
  client.send(asked)
  await messages.next()
  const open = memoryOf(server.pid)
  const times: number[] = []
  for (let change = 0; change < CHANGES; change++) {
    const committedAt = await commitChange(database, place, change)
    const { value } = await messages.next()
    times.push(value.kind === 'heard' ? value.at - committedAt : Number.NaN)
  }
  const streams = TOKENS * PER_TOKEN
  console.log(`${streams} subscriptions of ${TOKENS} tokens\n`)
  console.log(
    table([
      ['server', 'MB'],
      ['before', digits(before)],
      ['open', digits(open)],
      ['after the changes', digits(memoryOf(server.pid))],
      ['each, KB', digits(((open - before) * 1_024) / streams)],
    ]),
  )
  console.log(`\nms from the commit to the last one: ${times.map(digits).join(', ')}`)
}

/** The time of the commit. */
async function commitChange(database: Database, place: Trial['place'], change: number): Promise<number> {
  const { organizationId, emailId, invoiceId } = place
  await database.$transaction(async (transaction) => {
    await transaction.email.update({
      where: { organizationId_id: { organizationId, id: emailId } },
      data: { subject: `Reminder ${change}` },
    })
    await runIn(transaction)(announce(organizationId, [{ kind: 'EMAIL', emailId, invoiceIds: [invoiceId] }]))
  })
  return performance.timeOrigin + performance.now()
}

async function* heardBy(child: ChildProcess): AsyncGenerator<FromClient> {
  for await (const [message] of on(child, 'message')) yield message
}

/** Resident memory of the process in megabytes. */
function memoryOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1_024
}
