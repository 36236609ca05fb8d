import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../../api.ts'
import { createLedger } from '../../ledger.ts'

// Asked in the copy of the tree that has the type.
let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

type Calls = {
  party: {
    callLogs: {
      totalCount: number
      pageInfo: { endCursor: string; hasNextPage: boolean }
      nodes: { id: string; note: string }[]
    }
  }
}

test('CallLog is paged below its party and found by its id', async () => {
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  const token = await api.tokenOf(user.id)
  const party = await ledger.party(organization)
  for (const day of [1, 3, 2]) {
    await api.database.$executeRaw`insert into call_log (organization_id, id, party_id, note, called_at)
      values (${organization.id}::uuid, gen_random_uuid(), ${party.id}::uuid, ${`day ${day}`}, make_timestamptz(2026, 2, ${day}::int, 12, 0, 0))`
  }
  const ask = (page: string) =>
    api.ask<Calls>(
      token,
      `{ party(by: { uid: "${party.id}" }) { callLogs(${page}) { totalCount pageInfo { endCursor hasNextPage } nodes { id note } } } }`,
    )

  const first = (await ask('first: 2')).data?.party.callLogs
  const rest = (await ask(`first: 2, after: "${first?.pageInfo.endCursor}"`)).data?.party.callLogs
  const found = await api.ask(token, `{ node(id: "${first?.nodes[0]?.id}") { ... on CallLog { note } } }`)

  expect(first?.nodes.map(({ note }) => note)).toEqual(['day 3', 'day 2'])
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
  expect(rest?.nodes.map(({ note }) => note)).toEqual(['day 1'])
  expect(found.data).toEqual({ node: { note: 'day 3' } })
})
