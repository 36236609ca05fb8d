import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src/database/client.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { createTestMailroom } from '../mailroom.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const QUERY = '{ parties { totalCount } }'
const INSIDES = /prisma|P10|ECONN|127\.0\.0\.1|postgres|^\s+at /im

async function administer(statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: api.url })
  await client.connect()
  await client.query(statement, values).finally(() => client.end())
}

const name = () => new URL(api.url).pathname.slice(1)
const OURS = `application_name = 'duegraph' and datname = $1`
const cut = () => administer(`select pg_terminate_backend(pid) from pg_stat_activity where ${OURS}`, [name()])

describe('a database', () => {
  test('that ended every connection is read again by the next request', async () => {
    expect((await api.ask(token, QUERY)).status).toBe(200)

    await cut()

    expect((await api.ask(token, QUERY)).errors).toBeUndefined()
  })

  test('that ends connections in the middle of requests: each answers or is unavailable, and the next works', async () => {
    const slow = Array.from({ length: 8 }, () => api.ask(token, QUERY))
    await cut()
    for (const { errors } of await Promise.all(slow)) {
      for (const { extensions } of errors ?? []) expect(extensions?.code).toBe('SERVICE_UNAVAILABLE')
    }

    expect((await api.ask(token, QUERY)).errors).toBeUndefined()
  })

  test('whose statement is ended while it waits: unavailable, and the next works', async () => {
    const blocker = new pg.Client({ connectionString: api.url })
    await blocker.connect()
    await blocker.query('begin; lock table party in access exclusive mode')

    const waiting = api.ask(token, QUERY)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await cut()
    const answer = await waiting
    await blocker.query('rollback')
    await blocker.end()

    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['SERVICE_UNAVAILABLE'])
    expect(answer.errors?.[0]?.extensions?.requestId).toBe(answer.headers.get('x-request-id'))
    expect(JSON.stringify(answer.errors)).not.toMatch(INSIDES)
    expect((await api.ask(token, QUERY)).errors).toBeUndefined()
  })

  test('that waits for a lock too long: unavailable within 3 s', async () => {
    const blocker = new pg.Client({ connectionString: api.url })
    await blocker.connect()
    await blocker.query('begin; lock table party in access exclusive mode')
    const start = performance.now()

    const answer = await api.ask(token, QUERY)

    await blocker.query('rollback')
    await blocker.end()
    expect(performance.now() - start).toBeLessThan(15_000)
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['SERVICE_UNAVAILABLE'])
  })

  test.each([
    ['refuses connections', 'postgresql://postgres@127.0.0.1:9/none'],
    ['is not there', 'postgresql://postgres@nowhere.invalid:5432/none'],
    ['never answers', 'postgresql://postgres@10.255.255.1:5432/none'],
  ])('that %s: SERVICE_UNAVAILABLE within 3 s, masked, with the request id', async (_name, url) => {
    const database = createDatabase({ url, poolSize: 2 })
    const log = pino({ level: 'silent' })
    const yoga = createDuegraph({
      database,
      log,
      cursorKey: Buffer.alloc(32),
      mailroom: createTestMailroom(url),
      corsOrigins: [],
      graphiql: null,
    })
    const start = performance.now()

    const response = await yoga.fetch('http://duegraph.example/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: QUERY }),
    })
    const text = await response.text()
    const milliseconds = performance.now() - start
    await database.$disconnect()

    expect(milliseconds).toBeLessThan(15_000)
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', status: 503 } }],
    })
    expect(text).not.toMatch(INSIDES)
    expect.soft(response.status).toBe(503)
    expect.soft(JSON.parse(text).errors[0].extensions.requestId).toBe(response.headers.get('x-request-id'))
  })
})
