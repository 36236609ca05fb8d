import { afterAll, beforeAll, expect, test } from 'vitest'
import { CANARY_B, createTenants, MARK_A, type Tenants } from './tenants.ts'

// Loaders, caches and cursors belong to one request: many at once, of two people, never meet.
let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

const DOCUMENT = `{
  viewer { user { name } }
  invoices { nodes { memo targetParty { name contacts { nodes { name } } } outreach { emails { nodes { subject } } } } }
}`

test('200 requests side by side, by turns of a member of A and of B, show each their own', async () => {
  const { api, ua, ub } = tenants
  const requests = Array.from({ length: 200 }, async (_, index) => {
    const isA = index % 2 === 0
    const { data, errors } = await api.ask(isA ? ua : ub, DOCUMENT)
    return { isA, text: JSON.stringify(data), errors }
  })

  for (const { isA, text, errors } of await Promise.all(requests)) {
    expect(errors).toBeUndefined()
    expect(text).toContain(isA ? MARK_A : CANARY_B)
    expect(text).not.toContain(isA ? CANARY_B : MARK_A)
  }
})
