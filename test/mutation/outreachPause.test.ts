import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/globalId.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

const pause = (name: string) => `mutation ($input: OutreachPauseInput!) { ${name}(input: $input) {
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

const ask = async (name: string, input: object) => (await api.ask(token, pause(name), { input })).data?.[name]

test('outreach to a party is paused once and resumed once, and the log says why', async () => {
  const paused = { party: { isEmailOutreachPaused: true }, userErrors: [] }
  const refused = { party: null, userErrors: [{ code: 'IMMUTABLE_STATE', field: ['input', 'partyId'] }] }

  expect(await ask('outreachPause', { partyId, note: 'On holiday.', idempotencyKey: 'a' })).toEqual(paused)
  expect(await ask('outreachPause', { partyId, note: 'On holiday.', idempotencyKey: 'a' })).toEqual(paused)
  expect(await ask('outreachPause', { partyId })).toEqual(refused)
  expect(await ask('outreachResume', { partyId })).toEqual({
    party: { isEmailOutreachPaused: false },
    userErrors: [],
  })
  expect(await ask('outreachResume', { partyId })).toEqual(refused)
  const entries = await api.database.auditEntry.findMany({
    where: { organizationId, outcome: 'SUCCEEDED' },
    orderBy: { id: 'asc' },
  })
  expect(entries.map(({ changes }) => changes)).toEqual([
    { isEmailOutreachPaused: { before: false, after: true }, note: 'On holiday.' },
    { isEmailOutreachPaused: { before: true, after: false }, note: null },
  ])
})

test('a party of another organization is not found, an empty note refused', async () => {
  expect(await ask('outreachPause', { partyId: foreignPartyId })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  })
  expect(await ask('outreachPause', { partyId, note: ' ' })).toMatchObject({
    userErrors: [{ code: 'REQUIRED' }],
  })
})
