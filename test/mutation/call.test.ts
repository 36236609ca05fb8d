import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../src/database/sql.ts'
import { lastOutreachStatement } from '../../src/outreach/email/lastOutreach.ts'
import { useCompany } from '../company.ts'

const RECORD = `mutation ($input: CallRecordInput!) { callRecord(input: $input) {
  call { id status durationSeconds transcript transcriptText sentiment party { uid } invoices { nodes { uid } }
    customClassifications providerCallId }
  callEdge { cursor node { id } } userErrors { code field message } } }`
const UPDATE = `mutation ($input: CallUpdateInput!) { callUpdate(input: $input) {
  call { status startedAt endedAt summary durationSeconds } userErrors { code field } } }`

type Recorded = {
  call: Record<string, unknown> & { id: string }
  callEdge: { node: { id: string } }
  userErrors: { code: string; field: string[]; message: string }[]
}

const STARTED = '2026-03-12T09:00:00Z'

const company = useCompany()
let partyId: string
let invoiceId: string
let uid: string

beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const party = await ledger.party(organization)
  partyId = idOf('Party', party.id)
  uid = (await ledger.invoice(organization, { targetPartyId: party.id })).id
  invoiceId = idOf('Invoice', uid)
})

const record = (input: object) =>
  company.change<Recorded>(RECORD, { direction: 'OUTBOUND', invoiceIds: [invoiceId], ...input })
const contactOf = async (id = uid) => {
  const { lastOutreachAt, lastOutreachChannel, lastOutreachTo } =
    await company.api.database.invoice.findFirstOrThrow({ where: { id } })
  return { at: lastOutreachAt?.toISOString() ?? null, channel: lastOutreachChannel, to: lastOutreachTo }
}

describe('callRecord', () => {
  test('keeps a call with all that is told of it, and answers it as an edge', async () => {
    const { call, callEdge, userErrors } =
      (await record({
        startedAt: STARTED,
        endedAt: '2026-03-12T09:02:05.900Z',
        transcript: [{ who: 'agent', said: 'Hello' }],
        transcriptText: 'Hello',
        sentiment: 'POSITIVE',
        customClassifications: [' late ', ' '],
        providerCallId: 'p-1',
      })) ?? {}

    expect(userErrors).toEqual([])
    expect(call).toMatchObject({
      status: 'COMPLETED',
      durationSeconds: 125,
      transcript: [{ who: 'agent', said: 'Hello' }],
      transcriptText: 'Hello',
      sentiment: 'POSITIVE',
      customClassifications: ['late'],
      invoices: { nodes: [{ uid }] },
      // For administrators only.
      providerCallId: null,
    })
    expect(call?.party).not.toBeNull()
    expect(callEdge?.node.id).toBe(call?.id)
  })

  test.each([
    [
      'a call that ends before it starts',
      { startedAt: STARTED, endedAt: '2026-03-12T08:59:59Z' },
      'INVALID',
      'endedAt',
    ],
    ['an end without a beginning', { endedAt: STARTED }, 'INVALID', 'endedAt'],
    ['a beginning to come', { startedAt: '2026-03-13T12:00:00Z' }, 'INVALID', 'startedAt'],
    ['a day', { startedAt: '2026-03-12' }, 'INVALID', 'startedAt'],
    ['a transcript beyond the limit', { transcriptText: 'x'.repeat(700_001) }, 'INVALID', 'transcriptText'],
    ['one that is too long as JSON', { transcript: ['x'.repeat(700_000)] }, 'INVALID', 'transcript'],
    ['no web address', { recordingUrl: 'javascript:alert(1)' }, 'INVALID', 'recordingUrl'],
    ['neither party nor invoice', { invoiceIds: [] }, 'REQUIRED', 'partyId'],
    [
      'too many words',
      { customClassifications: Array.from({ length: 51 }, String) },
      'TOO_MANY_ITEMS',
      'customClassifications',
    ],
  ])('refuses %s', async (_name, input, code, field) => {
    const answer = await record(input)

    expect(answer).toMatchObject({ call: null, userErrors: [{ code, field: ['input', field] }] })
  })
})

describe('the latest contact of an invoice', () => {
  test('is a call to the customer that began, until a later contact is known', async () => {
    const { ledger, organization, idOf } = company
    const { id } = await ledger.invoice(organization)
    const about = { invoiceIds: [idOf('Invoice', id)], partyId }

    await record({ ...about, toNumber: '+1', status: 'SCHEDULED' })
    expect(await contactOf(id)).toEqual({ at: null, channel: null, to: null })
    await record({ ...about, toNumber: '+2', startedAt: STARTED })
    await record({ ...about, toNumber: '+3', startedAt: '2026-03-11T09:00:00Z' })
    await record({ ...about, fromNumber: '+4', startedAt: '2026-03-12T10:00:00Z', direction: 'INBOUND' })
    expect(await contactOf(id)).toEqual({ at: '2026-03-12T09:00:00.000Z', channel: 'CALL', to: '+2' })
  })

  test('goes back with a call that began at another time than was told', async () => {
    const { ledger, organization, idOf } = company
    const { id } = await ledger.invoice(organization)
    const about = { invoiceIds: [idOf('Invoice', id)], partyId }
    await record({ ...about, toNumber: '+2', startedAt: '2026-03-10T09:00:00Z' })
    const { call } = (await record({ ...about, toNumber: '+3', startedAt: STARTED })) ?? {}

    await company.change(UPDATE, { callId: call?.id, startedAt: '2026-03-09T09:00:00Z' })

    expect(await contactOf(id)).toEqual({ at: '2026-03-10T09:00:00.000Z', channel: 'CALL', to: '+2' })
  })

  test('leaves no two states of an invoice one updatedAt', async () => {
    const { api, ledger, organization, idOf } = company
    const { id } = await ledger.invoice(organization)
    const updatedAt = new Date('2027-01-01T00:00:00Z')
    await api.database.invoice.updateMany({ where: { id }, data: { updatedAt } })
    await record({ invoiceIds: [idOf('Invoice', id)], startedAt: STARTED })

    const invoice = await api.database.invoice.findFirstOrThrow({ where: { id } })
    expect(invoice.updatedAt.getTime()).toBe(updatedAt.getTime() + 1)
  })

  test('is the later one when an email is recorded again', async () => {
    const { api, ledger, organization, idOf } = company
    const { id } = await ledger.invoice(organization)
    await record({ invoiceIds: [idOf('Invoice', id)], partyId, toNumber: '+2', startedAt: STARTED })
    await ledger.email(organization, { sentAt: new Date('2026-03-11T09:00:00Z') }, { invoiceIds: [id] })
    const statement = lastOutreachStatement({ organizationId: organization.id, invoiceIds: [id], now: null })
    const { text, values } = sql`${statement}`.render()
    await api.database.$queryRawUnsafe(text, ...values)

    expect(await contactOf(id)).toMatchObject({ channel: 'CALL', to: '+2' })
  })
})

describe('callUpdate', () => {
  test('tells more of a call, and takes away what is null', async () => {
    const { call } = (await record({ status: 'IN_PROGRESS', startedAt: STARTED, summary: 'So far' })) ?? {}

    expect(
      await company.change(UPDATE, {
        callId: call?.id,
        status: 'COMPLETED',
        endedAt: '2026-03-12T09:01:00Z',
        summary: null,
      }),
    ).toEqual({
      call: {
        status: 'COMPLETED',
        startedAt: '2026-03-12T09:00:00.000Z',
        endedAt: '2026-03-12T09:01:00.000Z',
        summary: null,
        durationSeconds: 60,
      },
      userErrors: [],
    })
    expect(
      await company.change(UPDATE, { callId: call?.id, startedAt: '2026-03-12T10:00:00Z' }),
    ).toMatchObject({ userErrors: [{ code: 'INVALID', field: ['input', 'endedAt'] }] })
  })

  test('leaves what was said, and what only administrators read, out of the audit log', async () => {
    const { call } = (await record({ startedAt: STARTED })) ?? {}
    await company.change(UPDATE, { callId: call?.id, transcriptText: 'Secret', providerCallId: 'p-2' })

    const entries = await company.api.database.auditEntry.findMany({ where: { action: 'callUpdate' } })

    expect(JSON.stringify(entries)).not.toMatch(/Secret|p-2/)
  })
})
