import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

const pause = (
  name: 'Pause' | 'Resume',
) => `mutation ($input: Outreach${name}Input!) { outreach${name}(input: $input) {
  party { isEmailOutreachPaused } userErrors { code field } } }`

let api: TestApi
let token: string
let organizationId: string
let partyId: string
let foreignPartyId: string

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const other = await ledger.organization({ name: 'Elsewhere' })
  token = await api.tokenOf((await ledger.user([organization])).id)
  organizationId = organization.id
  partyId = encodeGlobalId('Party', organizationId, (await ledger.party(organization)).id)
  foreignPartyId = encodeGlobalId('Party', other.id, (await ledger.party(other)).id)
})
afterAll(() => api.close())

const ask = async (name: 'Pause' | 'Resume', input: object) =>
  (await api.ask(token, pause(name), { input })).data?.[`outreach${name}`]

test('outreach to a party is paused once and resumed once, and the log says why', async () => {
  const paused = { party: { isEmailOutreachPaused: true }, userErrors: [] }
  const refused = { party: null, userErrors: [{ code: 'IMMUTABLE_STATE', field: ['input', 'partyId'] }] }

  expect(await ask('Pause', { partyId, note: 'On holiday.', idempotencyKey: 'a' })).toEqual(paused)
  expect(await ask('Pause', { partyId, note: 'On holiday.', idempotencyKey: 'a' })).toEqual(paused)
  expect(await ask('Pause', { partyId })).toEqual(refused)
  expect(await ask('Resume', { partyId })).toEqual({
    party: { isEmailOutreachPaused: false },
    userErrors: [],
  })
  expect(await ask('Resume', { partyId })).toEqual(refused)
  const entries = await api.database.auditEntry.findMany({
    where: { organizationId, outcome: 'SUCCEEDED' },
    orderBy: { id: 'asc' },
  })
  expect(entries.map(({ changes }) => changes)).toEqual([
    { isEmailOutreachPaused: { before: false, after: true }, note: 'On holiday.' },
    { isEmailOutreachPaused: { before: true, after: false }, note: null },
  ])
})

test('a party of another organization is not found, a long note refused, a blank one none', async () => {
  expect(await ask('Pause', { partyId: foreignPartyId })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  })
  expect(await ask('Pause', { partyId, note: 'x'.repeat(501) })).toMatchObject({
    userErrors: [{ code: 'INVALID', field: ['input', 'note'] }],
  })
  expect(await ask('Pause', { partyId, note: ' ' })).toMatchObject({ userErrors: [] })
})
