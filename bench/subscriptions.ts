import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { on } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createDatabase } from '../src/database/client.ts'
import { migrate } from '../src/database/migrate.ts'
import { announce } from '../src/live/announce.ts'
import { runIn } from '../src/mutation/work.ts'
import { freePort, startNode, untilReady } from './compare/processes.ts'
import { digits, table } from './compare/table.ts'
import type { FromClient, ToClient } from './subscriptions/message.ts'
import { prepare } from './subscriptions/prepare.ts'

/**
 * 2,000 subscriptions to one invoice's emails, of 100 tokens, on a server of its own with the database `DATABASE_URL`: what
 * they cost in memory, and how long after its commit the last one hears of each of 10 changes.
 */
const TOKENS = 100
const PER_TOKEN = 20
const CHANGES = 10
const PATIENCE = 120_000

const QUERY = `subscription ($id: ID!) { emailDeliveryChanged(invoiceId: $id) {
  uid subject deliveryStatus sentAt openedAt bouncedAt recipients { address deliveryStatus } } }`

const databaseUrl = process.env.DATABASE_URL
if (databaseUrl === undefined) throw new Error('DATABASE_URL must name a database that may be filled.')
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
  await measure(heardBy(client))
} finally {
  client.kill()
  await server.stop()
  await database.$disconnect()
  clearTimeout(watchdog)
}

async function measure(messages: AsyncIterator<FromClient>): Promise<void> {
  const before = memoryOf(server.pid)
  const body = JSON.stringify({ query: QUERY, variables: { id: place.id } })
  const asked: ToClient = { url: `${url}/graphql`, tokens: place.tokens, perToken: PER_TOKEN, body }
  client.send(asked)
  await messages.next()
  const open = memoryOf(server.pid)
  const times: number[] = []
  for (let change = 0; change < CHANGES; change++) {
    const committedAt = await commitChange(change)
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
async function commitChange(change: number): Promise<number> {
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
