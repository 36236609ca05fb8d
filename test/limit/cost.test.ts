import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { expectClean, postJson } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const LIST = `{ invoices(first: 100) { totalCount nodes {
  uid invoiceNumber status total { minorUnits currency }
  parties { role party { name billingContact { email } } }
  lineItems { name quantity unitPrice { minorUnits } lineTotal { minorUnits } }
} } }`

const NESTED = `query ($outer: Int, $inner: Int) { parties(first: $outer) { nodes { invoices(first: $inner) { nodes { id } } } } }`
const nested = (outer: number, inner: number) =>
  `{ parties(first: ${outer}) { nodes { invoices(first: ${inner}) { nodes { id } } } } }`

type Cost = { cost?: { requested: number; limit: number } }

describe('cost', () => {
  test('lets the documented list of 100 with parties and line items through, and says what it cost', async () => {
    const { errors, extensions } = await api.ask(token, LIST)

    expect(errors).toBeUndefined()
    const { cost } = extensions as Cost
    expect(cost).toEqual({ requested: expect.any(Number), limit: 5_000 })
    expect(cost?.requested).toBeGreaterThan(1_000)
    expect(cost?.requested).toBeLessThan(5_000)
  })

  test('refuses 100 in 100, at the same cost whether written as literals or variables', async () => {
    const literals = await api.ask(token, nested(100, 100))
    const variables = await api.ask(token, NESTED, { outer: 100, inner: 100 })

    for (const { status, data, errors } of [literals, variables]) {
      expect(status).toBe(400)
      expect(data).toBeUndefined()
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', status: 400, limit: 5_000 })
    }
    expect(literals.errors?.[0]?.extensions?.cost).toBe(variables.errors?.[0]?.extensions?.cost)
    expect(api.statements.some((statement) => /from "?part/.test(statement))).toBe(false)
  })

  test('counts a default value and an absent variable for what they become', async () => {
    const byDefault = await api.ask(token, NESTED.replaceAll(': Int', ': Int = 100'))
    const absent = await api.ask(token, NESTED)

    expect(byDefault.errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX')
    expect((absent.extensions as Cost).cost).toEqual((await api.ask(token, nested(10, 10))).extensions?.cost)
  })

  test('counts pages read backwards, in fragments and under aliases', async () => {
    const inner = 'invoices(last: 100) { nodes { id } }'
    const documents = [
      `{ parties(last: 100) { nodes { ${inner} } } }`,
      `{ parties(last: 100) { ...F } } fragment F on PartyConnection { edges { node { ${inner} } } }`,
      `{ a: parties(first: 100) { nodes { b: ${inner} } } }`,
      `{ organization { ... on Organization { id } } ... on Query { parties(first: 100) { nodes { ${inner} } } } }`,
    ]
    for (const document of documents) {
      const { status, errors } = await api.ask(token, document)

      expect(status).toBe(400)
      expect(errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX')
    }
  })

  test('counts every node asked for', async () => {
    const document =
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Party { invoices(first: 100) { nodes { id } } } } }'

    const { errors } = await api.ask(token, document, { ids: Array.from({ length: 100 }, () => 'x') })

    expect(errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COMPLEX')
  })

  test('of an operation that is not run does not count', async () => {
    const query = `query Cheap { __typename } query Dear ${nested(100, 100)}`
    const ask = async (operationName: string) => {
      const response = await api.send({
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, operationName }),
      })
      return response.status
    }

    expect(await ask('Cheap')).toBe(200)
    expect(await ask('Dear')).toBe(400)
  })

  test('stops fragments that double themselves', async () => {
    const fragments = Array.from(
      { length: 14 },
      (_, index) => `fragment F${index} on Party { ...F${index + 1} ... { ...F${index + 1} } }`,
    )
    const document = `{ parties { nodes { ...F0 } } } ${fragments.join(' ')} fragment F14 on Party { id name email phone }`

    const raw = await postJson(api, token, document)

    expectClean(raw)
    expect(raw.status).toBe(400)
    expect(raw.milliseconds).toBeLessThan(10_000)
  })
})
