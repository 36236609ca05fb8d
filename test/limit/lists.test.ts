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

describe('lists', () => {
  const ids = (count: number) => Array.from({ length: count }, () => 'x')
  const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
  const where = (field: string, type: string) =>
    `query ($values: [${type}!]) { invoices(where: { ${field} }) { totalCount } }`

  test('100 nodes pass and 101 do not', async () => {
    expect((await postJson(api, token, NODES, { ids: ids(100) })).errors).toEqual([])
    const raw = await postJson(api, token, NODES, { ids: ids(101) })
    expectClean(raw)
    expect(raw.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'ids' })
  })

  test.each([
    ['where.invoiceNumber.in', where('invoiceNumber: { in: $values }', 'String')],
    ['where.invoiceNumber.notIn', where('invoiceNumber: { notIn: $values }', 'String')],
    ['where.id.in', where('id: { in: $values }', 'ID')],
    ['where.partyIds', where('partyIds: $values', 'ID')],
    ['where.party.email.in', where('party: { email: { in: $values } }', 'String')],
  ])('%s takes 250 values and not 251', async (_name, document) => {
    expect((await postJson(api, token, document, { values: ids(250) })).errors).toEqual([])
    for (const count of [251, 10_000]) {
      const raw = await postJson(api, token, document, { values: ids(count) })
      expectClean(raw)
      expect(raw.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT')
      expect(raw.errors[0]?.message).toMatch(/at most 250|more than 5000 values/)
    }
  })

  test.each([-1, 101, 2_147_483_647])('first and last refuse %i', async (size) => {
    for (const argument of ['first', 'last']) {
      const raw = await postJson(api, token, `{ invoices(${argument}: ${size}) { totalCount } }`)
      expectClean(raw)
      expect(raw.errors[0]?.extensions?.code).toMatch(/^(BAD_USER_INPUT|QUERY_TOO_COMPLEX)$/)
    }
  })

  test('first and last together, or a page and an offset behind a cursor, are refused', async () => {
    for (const args of [
      'first: 1, last: 1',
      'first: 1, offset: -1',
      'last: 1, offset: 1',
      'offset: 1000001',
    ]) {
      const raw = await postJson(api, token, `{ invoices(${args}) { totalCount } }`)
      expectClean(raw)
      expect(raw.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT')
    }
  })
})
