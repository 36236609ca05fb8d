import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { expectClean, post, postJson } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

/** The same mutation so many times, each under a name of its own. */
function repeated(name: string, count: number): string {
  return Array.from({ length: count }, (_, index) => `a${index}: ${name}(input: $input) { __typename }`).join(
    ' ',
  )
}

const names = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => ({
  name,
  input: String(args[0]?.type),
}))

describe('one operation holds at most 10 mutations', () => {
  test.each(names)('of $name', async ({ name, input }) => {
    const raw = await postJson(api, token, `mutation ($input: ${input}) { ${repeated(name, 11)} }`, {
      input: {},
    })

    expectClean(raw)
    expect(raw.status).toBe(400)
    expect(raw.errors.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['The operation has more mutations than the 10 allowed.', 'QUERY_TOO_COMPLEX'],
    ])
    expect(await api.database.auditEntry.count({ where: { action: name, outcome: 'SUCCEEDED' } })).toBe(0)
  })

  test.each([
    ['a fragment', (fields: string) => `mutation M { ...F } fragment F on Mutation { ${fields} }`],
    ['an inline fragment', (fields: string) => `mutation M { ... on Mutation { ${fields} } }`],
    [
      'fragments inside fragments',
      (fields: string) => `mutation M { ... { ...F } } fragment F on Mutation { ... { ${fields} } }`,
    ],
    ['an operation beside another', (fields: string) => `query Q { __typename } mutation M { ${fields} }`],
  ])('hidden in %s', async (_name, wrap) => {
    const fields = (count: number) =>
      repeated('suppressionAdd', count).replaceAll('$input', '{ address: "none" }')

    const refused = await post(api, token, JSON.stringify({ query: wrap(fields(11)), operationName: 'M' }))

    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', count: 11, limit: 10 })
  })

  test('and each costs what it costs', async () => {
    const fields = repeated('suppressionAdd', 10).replaceAll('$input', '{ address: "none" }')

    const { errors, extensions } = await api.ask(token, `mutation { ${fields} }`)

    expect(errors).toBeUndefined()
    expect(extensions).toMatchObject({ cost: { requested: 100 } })
  })
})
