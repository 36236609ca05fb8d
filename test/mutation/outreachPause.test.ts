import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const pause = (
  name: 'Pause' | 'Resume',
) => `mutation ($input: Outreach${name}Input!) { outreach${name}(input: $input) {
  party { isEmailOutreachPaused } userErrors { code field } } }`

const company = useCompany()
let organizationId: string
let partyId: string
let foreignPartyId: string

beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  organizationId = organization.id
  partyId = idOf('Party', (await ledger.party(organization)).id)
  foreignPartyId = idOf('Party', (await ledger.party(other)).id, other)
})

const ask = (name: 'Pause' | 'Resume', input: object) => company.change(pause(name), input)

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
  const entries = await company.api.database.auditEntry.findMany({
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
