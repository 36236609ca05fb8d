import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDocumentStore } from '../../src/server/persisted/store.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// Automatic persisted queries as Apollo specifies them, over POST and GET.

let api: TestApi
let token: string
let readOnly: string
let organizationId: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  organizationId = organization.id
  const user = await ledger.user([organization])
  token = await api.tokenOf(user.id)
  readOnly = await api.tokenOf(user.id, { isReadOnly: true })
}, 120_000)
afterAll(() => api.close())

const hashOf = (query: string) => createHash('sha256').update(query).digest('hex')
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } })

async function send(init: RequestInit, path?: string, as: string | null = token) {
  const headers = {
    accept: 'application/graphql-response+json',
    ...(as === null ? {} : { authorization: `Bearer ${as}` }),
    ...init.headers,
  }
  const response = await api.send({ ...init, headers }, path)
  return { status: response.status, ...JSON.parse(await response.text()) }
}

const post = (body: object, as: string | null = token) =>
  send(
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    undefined,
    as,
  )

function get(parameters: Record<string, unknown>) {
  const search = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
  return send({ method: 'GET' }, `/graphql?${search}`)
}

const NOT_FOUND = {
  status: 404,
  errors: [
    expect.objectContaining({
      message: 'PersistedQueryNotFound',
      extensions: expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_FOUND' }),
    }),
  ],
}

describe('the protocol', () => {
  test('a hash that is not known, the document with its hash, and the hash alone', async () => {
    const query = 'query ($first: Int) { invoices(first: $first) { totalCount } }'
    const extensions = persisted(hashOf(query))
    const variables = { first: 1 }

    expect(await post({ extensions, variables })).toMatchObject(NOT_FOUND)
    expect(await post({ query, extensions, variables })).toMatchObject({
      status: 200,
      data: { invoices: { totalCount: 0 } },
    })
    expect(await post({ extensions, variables })).toMatchObject({
      status: 200,
      data: { invoices: { totalCount: 0 } },
    })
    expect(await get({ extensions, variables })).toMatchObject({
      status: 200,
      data: { invoices: { totalCount: 0 } },
    })
    expect(await post({ query: null, extensions, variables })).toMatchObject({ status: 200 })
  })

  test('a client of plain JSON gets the miss with status 200, as Apollo Server answers it', async () => {
    const extensions = persisted(hashOf('{ viewer { user { name } } }'))
    const headers = { 'content-type': 'application/json', accept: 'application/json' }

    expect(await send({ method: 'POST', headers, body: JSON.stringify({ extensions }) })).toMatchObject({
      ...NOT_FOUND,
      status: 200,
    })
  })

  test('a mutation by its hash is done over POST and refused over GET', async () => {
    const query =
      'mutation ($input: SuppressionAddInput!) { suppressionAdd(input: $input) { userErrors { code } } }'
    const extensions = persisted(hashOf(query))
    const variables = (address: string) => ({ input: { address } })

    const done = { data: { suppressionAdd: { userErrors: [] } } }
    expect(await post({ query, extensions, variables: variables('a@acme.example') })).toMatchObject(done)
    expect(await post({ extensions, variables: variables('b@acme.example') })).toMatchObject(done)
    expect((await get({ extensions, variables: variables('c@acme.example') })).status).toBe(405)
    expect(
      (await post({ extensions, variables: variables('d@acme.example') }, readOnly)).errors[0].extensions
        .code,
    ).toBe('FORBIDDEN')
    expect(await api.database.suppression.count({ where: { organizationId } })).toBe(2)
  })

  test.each([
    [
      'another hash',
      { query: '{ viewer { user { id } } }', extensions: persisted(hashOf('{ viewer }')) },
      'sha256Hash',
    ],
    ['no hash at all', { extensions: persisted(undefined) }, 'sha256Hash'],
    ['a hash that is none', { extensions: persisted('../../etc/passwd') }, 'sha256Hash'],
    ['a hash that is a list', { extensions: persisted(['a']) }, 'sha256Hash'],
    ['another version', { extensions: persisted(hashOf('x'), 2) }, 'version'],
    ['no object', { extensions: { persistedQuery: 'yes' } }, 'persistedQuery'],
  ])('%s is refused', async (_what, body, named) => {
    const { status, errors } = await post(body)

    expect(status).toBe(400)
    expect(errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(errors[0].extensions.argument).toContain(named)
  })

  test('nobody without a token learns whether a hash is known', async () => {
    expect((await post({ extensions: persisted(hashOf('{ viewer { user { id } } }')) }, null)).status).toBe(
      401,
    )
  })

  test('what is refused is not kept, and the limits hold for what a hash stands for', async () => {
    for (const query of ['{ nothing }', '{ invoices(', `{ ${'a'.repeat(100_001)} }`]) {
      const extensions = persisted(hashOf(query))
      expect((await post({ query, extensions })).status).toBe(400)
      expect(await post({ extensions })).toMatchObject(NOT_FOUND)
    }
    const query =
      'query ($first: Int) { invoices(first: $first) { nodes { id lineItems { id } comments { id } } } }'
    const extensions = persisted(hashOf(query))
    expect((await post({ query, extensions, variables: { first: 1 } })).status).toBe(200)
    expect((await post({ extensions, variables: { first: 101 } })).errors[0].extensions.argument).toBe(
      'first',
    )
  })
})

type Kept = readonly (readonly [hash: string, document: string])[]

/** What a store of 3 documents and 20 characters holds, the one asked for longest ago first. */
function afterwards(kept: Kept, hash: string, document: string | undefined): Kept {
  if (document === undefined) return kept
  const all = [...kept.filter(([key]) => key !== hash), [hash, document] as const]
  while (all.length > 3 || all.reduce((sum, [, text]) => sum + text.length, 0) > 20) all.shift()
  return all
}

const hashes = ['a', 'b', 'c', 'd', 'e']
const held = (kept: Kept) => hashes.map((hash) => kept.find(([key]) => key === hash)?.[1])

describe('the store', () => {
  test('never holds more than it may, and forgets what was asked for longest ago', () => {
    // No length stands for a question.
    const step = fc.tuple(fc.constantFrom(...hashes), fc.nat({ max: 12 }))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const store = createDocumentStore({ documents: 3, characters: 20 })
        let kept: Kept = []
        for (const [hash, length] of steps) {
          const document = length === 0 ? store.get(hash) : 'x'.repeat(length)
          if (length > 0) store.set(hash, 'x'.repeat(length))
          else expect(document).toBe(kept.find(([key]) => key === hash)?.[1])
          kept = afterwards(kept, hash, document)
        }
        expect(hashes.map((hash) => store.get(hash))).toEqual(held(kept))
      }),
    )
  })

  test('does not take a document that is longer than everything it may hold', () => {
    const store = createDocumentStore({ documents: 3, characters: 20 })
    store.set('a', 'short')
    store.set('b', 'x'.repeat(21))

    expect([store.get('a'), store.get('b')]).toEqual(['short', undefined])
  })
})
