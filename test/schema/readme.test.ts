import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureDemo } from '../../src/demo/demo.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'

let api: TestApi
let token: string

beforeAll(async () => {
  api = await createTestApi()
  token = await api.tokenOf((await ensureDemo(api.database, { now: NOW })).userId)
})
afterAll(() => api.close())

test("the README's query finds something on the demo ledger, in the shape of the README's answer", async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const query = /```graphql\n(.*?)```/s.exec(readme)?.[1] ?? ''
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(readme)?.[1] ?? '')

  const answer = await api.ask<{ invoices: { nodes: object[] } }>(token, query)

  expect(answer.errors).toBeUndefined()
  expect(answer.data?.invoices.nodes).toHaveLength(1)
  expect(Object.keys(answer.data?.invoices.nodes[0] ?? {})).toEqual(Object.keys(shown.data.invoices.nodes[0]))
})
