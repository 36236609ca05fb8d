import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  token = await api.tokenOf(user.id)
  for (const assigneeId of [user.id, null, user.id]) {
    await ledger.invoice(organization, { assigneeId, issueDate: new Date('2026-01-05T10:00:00Z') })
  }
})
afterAll(() => api.close())

// What rejects while nobody waits for it would end the server, and fails this run.
test('an error in one row leaves nothing unheard of those before it', async () => {
  const query = '{ invoices { nodes { assignee { name } total { formatted(locale: "?") } } } }'

  const { errors, status } = await api.ask(token, query)
  await new Promise((resolve) => setImmediate(resolve))

  expect(status).toBe(200)
  expect(errors?.map(({ extensions }) => extensions?.code)).toContain('BAD_USER_INPUT')
})
