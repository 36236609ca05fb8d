import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { expectClean, postJson, type Raw } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const ask = (query: string, variables?: unknown) => postJson(api, token, query, variables)

function expectRefused(raw: Raw, code: string): void {
  expectClean(raw)
  expect(raw.status).toBe(400)
  expect(raw.errors.map(({ extensions }) => extensions?.code)).toEqual([code])
  expect(raw.text.length).toBeLessThan(32_768)
}

/** A document of this many levels of fields: invoices, nodes, then party after party. */
function deep(levels: number): string {
  const parents = 'parent { '.repeat(levels - 4)
  return `{ invoices(first: 1) { nodes { targetParty { ${parents} id ${'} '.repeat(levels - 4)} } } } }`
}

describe('depth', () => {
  test('12 levels of fields pass and 13 do not', async () => {
    const fine = await ask(deep(12))

    expect(fine.status).toBe(200)
    expect(fine.errors).toEqual([])
    expectRefused(await ask(deep(13)), 'DEPTH_LIMIT')
  })

  test.each([
    ['a fragment', '...F', 'fragment F on Party { parent { parent { parent { parent { id } } } } }'],
    [
      'a fragment with the name of introspection',
      '...__schema',
      'fragment __schema on Party { parent { parent { parent { parent { id } } } } }',
    ],
    ['an inline fragment', '... on Party { parent { parent { parent { parent { id } } } } }', ''],
    [
      'an inline fragment without a type',
      '... @include(if: true) { parent { parent { parent { parent { id } } } } }',
      '',
    ],
    ['an alias', '__schema: parent { __type: parent { parent { parent { id } } } }', ''],
  ])('is counted through %s', async (_name, hidden, definition) => {
    const wrapped = `{ invoices { nodes { targetParty { parent { parent { parent { parent { parent { parent { ${hidden} } } } } } } } } } } ${definition}`

    const raw = await ask(wrapped)

    expect(raw.status).toBe(400)
    expect(raw.errors.map(({ extensions }) => extensions?.code)).toContain('DEPTH_LIMIT')
  })

  test('a fragment is counted where it stands deepest', async () => {
    const fragment = 'fragment F on Party { parent { parent { parent { parent { id } } } } }'
    const document = `{ parties { nodes { ...F parent { parent { parent { parent { parent { parent { ...F } } } } } } } } } ${fragment}`

    expectRefused(await ask(document), 'DEPTH_LIMIT')
  })

  test('four lists inside lists pass and five do not', async () => {
    const lists = (inner: string) =>
      `{ parties(first: 1) { nodes { contacts(first: 1) { nodes { ${inner} } } } } }`
    const emails = (inner: string) =>
      `{ emails(first: 1) { nodes { invoices(first: 1) { nodes { outreach { emails(first: 1) { nodes { ${inner} } } } } } } } }`

    expect((await ask(lists('addresses { city }'))).errors).toEqual([])
    expect((await ask(emails('recipients { address }'))).errors).toEqual([])
    expectRefused(await ask(emails('invoices(first: 1) { nodes { parties { role } } }')), 'DEPTH_LIMIT')
  })
})

describe('breadth', () => {
  test.each([
    ['30 aliases pass', 30, null],
    ['31 do not', 31, 'QUERY_TOO_COMPLEX'],
    ['101 do not', 101, 'QUERY_TOO_COMPLEX'],
  ])('%s', async (_name, count, code) => {
    const aliases = Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')
    const raw = await ask(`{ viewer { ${aliases} } }`)

    if (code === null) expect(raw.errors).toEqual([])
    else expectRefused(raw, code)
  })

  test('aliases in fragments count as well', async () => {
    const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(' ')

    expectRefused(await ask(`{ viewer { ...F } } fragment F on Viewer { ${aliases} }`), 'QUERY_TOO_COMPLEX')
  })

  const rootFields = (count: number) =>
    Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')

  test('20 fields at the root pass and 21 do not', async () => {
    expect((await ask(`{ ${rootFields(20)} }`)).errors).toEqual([])
    expectRefused(await ask(`{ ${rootFields(21)} }`), 'QUERY_TOO_COMPLEX')
  })

  test.each([
    ['a fragment', (fields: string) => `{ ...F } fragment F on Query { ${fields} }`],
    ['an inline fragment', (fields: string) => `{ ... on Query { ${fields} } }`],
    ['an inline fragment without a type', (fields: string) => `{ ... { ${fields} } }`],
  ])('21 fields at the root are not hidden by %s', async (_name, wrap) => {
    expectRefused(await ask(wrap(rootFields(21))), 'QUERY_TOO_COMPLEX')
  })

  test('20 directives pass and 21 do not', async () => {
    const fields = (count: number) =>
      Array.from({ length: count }, () => '... @include(if: true) { __typename }').join(' ')

    expect((await ask(`{ viewer { ${fields(20)} } }`)).errors).toEqual([])
    expectRefused(await ask(`{ viewer { ${fields(21)} } }`), 'QUERY_TOO_COMPLEX')
  })

  test('unknown directives do not get one error each', async () => {
    const raw = await ask(`{ viewer { __typename ${'@aa'.repeat(10)} } }`)
    const many = await ask(`{ viewer { __typename ${'@aa'.repeat(500)} } }`)

    expectClean(raw)
    expect(many.status).toBe(400)
    expect(many.text.length).toBeLessThan(32_768)
  })
})
