import pg from 'pg'
import { openEmbedded } from '../../src/database/embedded.ts'

// A process that opens the cluster in the folder, writes a row, says so, and stays until it is told to end.
const [dataDir = '', row = ''] = process.argv.slice(2)
const { url, close } = await openEmbedded(dataDir)
const client = new pg.Client({ connectionString: url })
client.on('error', () => {})
await client.connect()
// Two processes that create one table at once may refuse each other, so they queue.
await client.query('begin')
await client.query('select pg_advisory_xact_lock(1)')
await client.query('create table if not exists note (text text primary key)')
await client.query('insert into note values ($1)', [row])
await client.query('commit')
process.on('SIGTERM', async () => {
  await client.end()
  await close()
  process.exit(0)
})
setInterval(() => {}, 1_000)
process.stdout.write(`${url}\n`)
