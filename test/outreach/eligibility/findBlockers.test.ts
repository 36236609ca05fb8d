import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBlockers } from '../../../src/outreach/eligibility/findBlockers.ts'
import type { OutreachOrganization } from '../../../src/outreach/eligibility/moment.ts'
import { createTestApi, NOW, type TestApi } from '../../api.ts'
import { createLedger } from '../../ledger.ts'

const SETTINGS = {
  windowStart: null,
  windowEnd: null,
  weekdays: [],
  minDaysBetweenOutreach: 3,
  inboundGracePeriodDays: 0,
}

let api: TestApi
let organization: OutreachOrganization
let open: string
let foreign: string

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const home = await ledger.organization()
  const other = await ledger.organization({ name: 'Elsewhere' })
  organization = { id: home.id, timezone: home.timezone, outreach: SETTINGS }
  const party = await ledger.party(home)
  const contact = { email: 'off@acme.example', isPrimary: true, isEmailDisabled: true }
  await ledger.contact(home, party.id, contact)
  const outreach = { lastOutreachAt: new Date('2026-03-12T11:00:00Z') }
  open = (await ledger.invoice(home, { targetPartyId: party.id, ...outreach })).id
  foreign = (await ledger.invoice(other)).id
  for (const address of ['gone@acme.example', 'angry@acme.example']) {
    await api.database.suppression.create({
      data: { organizationId: home.id, address, addressKey: address, reason: 'COMPLAINT', createdAt: NOW },
    })
  }
})
afterAll(() => api.close())

async function codes(recipientAddressKeys: readonly string[] | null, at = new Date('2026-03-15T11:00:00Z')) {
  const asked = { organization, invoiceIds: [open], at, recipientAddressKeys }
  const found = await findBlockers(api.database.read, asked)
  return found.get(open)?.map(({ code }) => code)
}

describe('findBlockers', () => {
  test('judges the contact of the default recipient, and not where others are named', async () => {
    expect(await codes(null)).toEqual(['EMAIL_DISABLED'])
    expect(await codes(['somebody@else.example'])).toEqual([])
  })

  test('is stopped by the suppression list when all who are named are on it', async () => {
    expect(await codes(['gone@acme.example', 'fine@acme.example'])).toEqual([])
    expect(await codes(['gone@acme.example', 'angry@acme.example'])).toEqual(['ALL_RECIPIENTS_SUPPRESSED'])
  })

  test('judges a planned time then: what has ended by then blocks no more', async () => {
    const named = ['somebody@else.example']

    expect(await codes(named, NOW)).toEqual(['COOLING_OFF'])
    expect(await codes(named, new Date('2026-03-15T10:59:59.999Z'))).toEqual(['COOLING_OFF'])
    expect(await codes(named, new Date('2026-03-15T11:00:00Z'))).toEqual([])
  })

  test('is one statement for many invoices, and knows none of another organization', async () => {
    api.statements.length = 0
    const asked = { organization, invoiceIds: [open, foreign], at: NOW, recipientAddressKeys: null }
    const found = await findBlockers(api.database.read, asked)

    expect([...found.keys()]).toEqual([open])
    expect(api.statements).toHaveLength(1)
  })
})
