import v8 from 'node:v8'
import vm from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

const DOCUMENTS = 3_000
const MEGABYTE = 1_048_576

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  token = await api.tokenOf(user.id)
})
afterAll(() => api.close())

v8.setFlagsFromString('--expose-gc')
// A function that the flag has just made.
const collectGarbage = vm.runInNewContext('gc') as () => void

function heapUsed(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / MEGABYTE
}

async function askDocuments(from: number): Promise<void> {
  for (let index = from; index < from + DOCUMENTS; index++) {
    const answer = await api.ask(
      token,
      `{ viewer { a${index}: isReadOnly organizations { b${index}: isDefault } } }`,
    )
    expect(answer.errors).toBeUndefined()
  }
}

test('ever new documents push old ones out: what is kept of them has a bound', {
  timeout: 120_000,
}, async () => {
  await askDocuments(0)
  const full = heapUsed()
  await askDocuments(DOCUMENTS)

  expect(heapUsed() - full).toBeLessThan(10)
})
