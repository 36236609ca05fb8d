import { readFile } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createLedger } from '../ledger.ts'
import { type FrontDoor, openFrontDoor } from './frontDoor.ts'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor()
})
afterAll(() => door.close())

const JSON_TYPE = { 'content-type': 'application/json' }

describe('every answer of /graphql is kept by nobody', () => {
  const signedIn = () => ({ ...JSON_TYPE, authorization: `Bearer ${door.token}` })
  test.each<[string, number, () => [string, Record<string, string>, string]]>([
    ['an answer', 200, () => ['POST', signedIn(), '{"query":"{ __typename }"}']],
    ['no token', 401, () => ['POST', JSON_TYPE, '{"query":"{ __typename }"}']],
    ['no JSON', 400, () => ['POST', signedIn(), 'NONSENSE']],
    ['another type', 415, () => ['POST', { ...signedIn(), 'content-type': 'text/plain' }, 'x']],
    ['another method', 405, () => ['PUT', signedIn(), '{"query":"{ __typename }"}']],
    ['a body too long', 413, () => ['POST', signedIn(), 'x'.repeat(1_100_000)]],
    ['a compressed body', 415, () => ['POST', { ...signedIn(), 'content-encoding': 'gzip' }, 'x']],
    [
      'a preflight',
      204,
      () => ['OPTIONS', { origin: 'https://app.example', 'access-control-request-method': 'POST' }, ''],
    ],
  ])('%s', async (_name, status, request) => {
    const [method, headers, body] = request()

    const reply = await door.send(method, '/graphql', { origin: 'https://app.example', ...headers }, body)

    expect(reply.status).toBe(status)
    expect(reply.headers['cache-control']).toBe('no-store')
    const vary = reply.headers.vary?.toLowerCase().split(/,\s*/) ?? []
    for (const name of ['origin', 'accept', 'authorization', 'accept-encoding']) expect(vary).toContain(name)
    // The page that asked may read why.
    expect(reply.headers['access-control-allow-origin']).toBe('https://app.example')
  })
})

describe('compression', () => {
  const LONG = getIntrospectionQuery()

  test.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const)('of a long answer by %s', async (encoding, inflate) => {
    const plain = await door.ask(LONG)
    const packed = await door.ask(LONG, { 'accept-encoding': encoding })

    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(
      packed.headers.vary
        ?.toLowerCase()
        .split(/,\s*/)
        .filter((name) => name === 'accept-encoding'),
    ).toHaveLength(1)
    expect(packed.body.length).toBeLessThan(plain.body.length / 4)
    expect(JSON.parse(inflate(packed.body).toString())).toEqual(JSON.parse(plain.body.toString()))
    expect(plain.headers['content-encoding']).toBeUndefined()
  })

  test.each([
    ['a short one', '{ __typename }', { 'accept-encoding': 'gzip, br' }],
    ['one for a client that takes none', LONG, { 'accept-encoding': 'identity' }],
    ['one for a client that refuses both', LONG, { 'accept-encoding': 'gzip;q=0, br;q=0' }],
  ])('leaves alone %s', async (_name, query, headers) => {
    const reply = await door.ask(query, headers)

    expect(reply.status).toBe(200)
    expect(reply.headers['content-encoding']).toBeUndefined()
    expect(Number(reply.headers['content-length'])).toBe(reply.body.length)
  })

  test('leaves events alone, which arrive as they happen', async () => {
    const { api, organization, port, token } = door
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: {
        ...JSON_TYPE,
        accept: 'text/event-stream',
        'accept-encoding': 'gzip, br',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: 'subscription { invoiceChanged { __typename } }' }),
    })
    // Yoga says that it is in none.
    expect(response.headers.get('content-encoding')).toBe('none')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('vary')).toMatch(/Origin.*Authorization/)
    const reader = response.body?.getReader()
    const invoice = await createLedger(api.database).invoice(organization)
    const invoiceId = encodeGlobalId('Invoice', organization.id, invoice.id)
    await door.ask(
      `mutation { commentAdd(input: { invoiceId: "${invoiceId}", text: "x" }) { comment { id } } }`,
    )

    let heard = ''
    for (const end = Date.now() + 5_000; !heard.includes('event: next') && Date.now() < end; ) {
      heard += Buffer.from((await reader?.read())?.value ?? []).toString()
    }
    await reader?.cancel()

    expect(heard).toContain('event: next')
  })

  test('of bodies is not read', async () => {
    const body = gzipSync('{"query":"{ __typename }"}').toString('latin1')
    for (const path of ['/graphql', '/outbox/x/bounce']) {
      const reply = await door.send('POST', path, { ...JSON_TYPE, 'content-encoding': 'gzip' }, body)

      expect(reply.status).toBe(415)
      expect(reply.headers['accept-encoding']).toBe('identity')
      expect(reply.body.toString()).toContain('Content-Encoding')
    }
  })
})

describe('other origins', () => {
  const preflight = (origin: string) =>
    door.send('OPTIONS', '/graphql', {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    })

  test('that are not listed get no header at all, and read the name of the setting', async () => {
    for (const reply of [
      await preflight('https://evil.example'),
      await preflight('null'),
      await door.ask('{ __typename }', { origin: 'https://evil.example' }),
      await door.ask('{ __typename }', { origin: 'null' }),
    ]) {
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
    }
    const refused = await preflight('https://evil.example')
    expect(refused.status).toBe(403)
    expect(refused.body.toString()).toContain('CORS_ORIGINS')
  })

  test('that are listed ask once in two hours, and read the id of the request', async () => {
    const before = await preflight('https://app.example')
    const answer = await door.ask('{ __typename }', { origin: 'https://app.example' })

    expect(before.status).toBe(204)
    expect(before.headers['access-control-max-age']).toBe('7200')
    expect(before.headers['access-control-allow-headers']).toContain('authorization')
    const exposed = answer.headers['access-control-expose-headers'] ?? ''
    for (const name of ['x-request-id', 'retry-after', 'www-authenticate']) expect(exposed).toContain(name)
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('/schema.graphql', () => {
  test('is the schema, and is not sent twice', async () => {
    const first = await door.send('GET', '/schema.graphql', {})
    const again = await door.send('GET', '/schema.graphql', { 'if-none-match': first.headers.etag ?? '' })
    const other = await door.send('GET', '/schema.graphql', { 'if-none-match': '"other"' })
    const packed = await door.send('GET', '/schema.graphql', { 'accept-encoding': 'gzip' })

    expect(first.status).toBe(200)
    expect(first.headers['content-type']).toContain('application/graphql')
    expect(first.body.toString()).toBe(
      await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8'),
    )
    expect([again.status, again.body.length, other.status]).toEqual([304, 0, 200])
    expect(gunzipSync(packed.body)).toEqual(first.body)
    expect(packed.headers.etag).toBe(first.headers.etag)
  })

  test('is read, not written', async () => {
    expect((await door.send('HEAD', '/schema.graphql', {})).body.length).toBe(0)
    expect((await door.send('POST', '/schema.graphql', {}, 'x')).status).toBe(405)
  })
})
