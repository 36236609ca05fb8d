import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { expectClean, post, postJson, type Raw } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

// What brought parsers and executors down: each is answered at once, and the next request as if nothing had been.
let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

async function expectRefusedQuickly(raw: Raw): Promise<void> {
  expectClean(raw)
  expect(raw.status).toBeGreaterThanOrEqual(400)
  expect(raw.text.length).toBeLessThan(32_768)
  expect(raw.milliseconds).toBeLessThan(15_000)
  expect((await api.ask(token, '{ __typename }')).status).toBe(200)
}

const around = (open: string, close: string, count: number, inner = '') =>
  open.repeat(count) + inner + close.repeat(count)

describe('a document', () => {
  test.each([
    ['3,000 braces deep', around('{a', '}', 3_000)],
    ['50,000 braces deep', around('{a', '}', 50_000)],
    ['50,000 braces that never close', '{a'.repeat(50_000)],
    ['a list literal 5,000 deep', `{ nodes(ids: ${around('[', ']', 5_000)}) { id } }`],
    [
      'an object literal 5,000 deep',
      `{ invoices(where: ${around('{not:', '}', 5_000, '{}')}) { totalCount } }`,
    ],
    ['5,000 inline fragments deep', `{ ${around('...{', '}', 5_000, '__typename')} }`],
    ['a type 5,000 lists deep', `query ($a: ${around('[', ']', 5_000, 'Int')}) { __typename }`],
    // Closing brackets in comments and strings must not make room for opening ones.
    ['2,000 deep behind a comment of brackets', `#${'}'.repeat(10_000)}\n${around('{a', '}', 1_900)}`],
    [
      'a list literal 3,900 deep behind a comment of brackets',
      `#${']'.repeat(10_000)}\n{ nodes(ids: ${'['.repeat(3_900)}`,
    ],
    [
      'inline fragments 1,300 deep behind a comment',
      `#${'}'.repeat(10_000)}\n{ ${around('...{', '}', 1_300, '__typename')} }`,
    ],
    [
      'a list literal 1,900 deep behind a string',
      `{ invoices(search: "${']'.repeat(9_000)}", where: ${around('[', ']', 1_900)}) { totalCount } }`,
    ],
    [
      'an object literal 900 deep behind a string',
      `{ invoices(search: "${'}'.repeat(9_000)}", where: ${around('{not:', '}', 900, '{}')}) { totalCount } }`,
    ],
    [
      'a type 1,900 lists deep behind a comment',
      `#${']'.repeat(10_000)}\nquery ($a: ${around('[', ']', 1_900, 'Int')}) { __typename }`,
    ],
    [
      'of 20,000 unknown fields',
      `{ ${Array.from({ length: 20_000 }, (_, index) => `f${index}`).join(' ')} }`,
    ],
    [
      'of 1,500 unknown fields',
      `{ ${Array.from({ length: 1_500 }, (_, index) => `field${index}`).join(' ')} }`,
    ],
    [
      'of 900 unused variables',
      `query (${Array.from({ length: 900 }, (_, index) => `$v${index}: Int`).join(' ')}) { __typename }`,
    ],
    ['of a name 90,000 characters long', `{ ${'a'.repeat(90_000)} }`],
    ['of a million characters', `{ __typename ${' '.repeat(1_000_000)} }`],
    [
      'of fragments that spread each other',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    ],
    ['of a fragment that spreads itself', '{ ...A } fragment A on Query { ...A }'],
  ])('%s', async (_name, document) => {
    await expectRefusedQuickly(await postJson(api, token, document))
  })
})

describe('variables', () => {
  const WHERE = 'query ($where: InvoiceWhere) { invoices(where: $where) { totalCount } }'
  const IDS = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
  const body = (query: string, variables: string) =>
    `{"query":${JSON.stringify(query)},"variables":${variables}}`

  test.each([
    ['lists 10,000 deep', body(IDS, `{"ids":${around('[', ']', 10_000)}}`)],
    ['lists 100,000 deep', body(IDS, `{"ids":${around('[', ']', 100_000)}}`)],
    ['objects 10,000 deep', body(WHERE, `{"where":${around('{"not":', '}', 10_000, '{}')}}`)],
    ['filters 40 deep', body(WHERE, `{"where":${around('{"not":', '}', 40, '{}')}}`)],
    ['that nothing asks for, 10,000 deep', body('{ __typename }', `{"x":${around('[', ']', 10_000)}}`)],
    ['a deep list in place of them', body('{ __typename }', around('[', ']', 10_000))],
    [
      '100,000 bad numbers',
      body(
        'query ($n: [Int!]) { invoices(where: { overdueDays: { in: $n } }) { totalCount } }',
        `{"n":[${'"x",'.repeat(99_999)}"x"]}`,
      ),
    ],
    [
      '60 long texts in place of numbers',
      body(
        'query ($n: [Int!]) { invoices(where: { overdueDays: { in: $n } }) { totalCount } }',
        JSON.stringify({ n: Array.from({ length: 60 }, () => 'x'.repeat(9_000)) }),
      ),
    ],
    [
      'a text of 10 MB',
      body(
        'query ($s: String) { invoices(search: $s) { totalCount } }',
        JSON.stringify({ s: 'x'.repeat(10_000_000) }),
      ),
    ],
    [
      'filters side by side without end',
      body(
        WHERE,
        JSON.stringify({
          where: {
            or: Array.from({ length: 250 }, () => ({
              and: Array.from({ length: 20 }, () => ({
                uid: { eq: '00000000-0000-7000-8000-000000000000' },
              })),
            })),
          },
        }),
      ),
    ],
  ])('%s', async (_name, text) => {
    const raw = await post(api, token, text)

    expectClean(raw)
    expect(raw.errors.length).toBeGreaterThan(0)
    expect(raw.text.length).toBeLessThan(32_768)
    expect(raw.milliseconds).toBeLessThan(25_000)
    expect((await api.ask(token, '{ __typename }')).status).toBe(200)
  })

  test('extensions and unknown keys of the body may be nested as they like, without harm', async () => {
    for (const key of ['extensions', 'other', 'operationName']) {
      const raw = await post(api, token, `{"query":"{ __typename }","${key}":${around('[', ']', 100_000)}}`)

      expectClean(raw)
      expect(raw.text.length).toBeLessThan(32_768)
    }
  })
})
