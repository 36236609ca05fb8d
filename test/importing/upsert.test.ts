import { existsSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
const ledgers: TestLedger[] = []
beforeEach(async () => {
  ledger = await openTestLedger()
  ledgers.push(ledger)
})
afterAll(() => Promise.all(ledgers.map((each) => each.close())))

const party = {
  type: 'party',
  externalId: 'P1',
  name: 'Acme',
  billingAddress: { line1: 'Main Street 1', city: 'Berlin' },
  shippingAddress: { city: 'Hamburg' },
  contacts: [{ givenName: 'Ada', familyName: 'Adler', email: 'ada@acme.example' }, { name: 'Bo' }],
  customFields: { b: 1, a: { d: [1, { y: 2, x: 1 }], c: null } },
}
const invoice = {
  type: 'invoice',
  externalId: 'I1',
  invoiceNumber: '0042',
  targetPartyExternalId: 'P1',
  currency: 'EUR',
  issueDate: '2026-01-05',
  dueDate: '2026-02-04T10:00:00+02:00',
  total: 11_900,
  tax: 1_900,
  amountPaid: 900,
  billingAddress: { city: 'Berlin' },
  document: {
    externalId: 'D1',
    filename: 'contract.pdf',
    parent: { filename: 'frame.pdf', isArchived: true },
  },
  blueprint: { externalId: 'B1', name: 'Monthly', isActive: false },
  fields: [{ key: 'cost centre', type: 'text', value: 'X1' }],
  lineItems: [
    { name: 'Work', quantity: '2.50', unitPrice: 4_000 },
    { name: 'Rebate', contextType: 'DISCOUNT', quantity: 1, unitPrice: 0, lineTotal: 0 },
  ],
  comments: [{ text: 'Called', authorEmail: 'Mia@duegraph.example', createdAt: '2026-02-10T08:00:00Z' }],
  remoteStatus: 'open',
  metadata: { page: 1 },
}
const count = (created: number, updated: number, unchanged: number, rejected = 0) => ({
  created,
  updated,
  unchanged,
  rejected,
})

describe('an import', () => {
  it('stores a record with all its parts', async () => {
    await ledger.addMember('mia@duegraph.example')

    const result = await ledger.importRecords([party, invoice])

    expect(result).toEqual(count(2, 0, 0))
    const stored = await ledger.database.invoice.findFirstOrThrow({
      include: {
        targetParty: { include: { contacts: true, billingAddress: true, shippingAddress: true } },
        billingAddress: true,
        document: { include: { parent: true } },
        blueprint: true,
        lineItems: { orderBy: { lineNumber: 'asc' } },
        fields: true,
        comments: true,
        integrations: true,
      },
    })
    expect(stored).toMatchObject({
      invoiceNumber: '0042',
      standing: 'PARTIALLY_PAID',
      issueDate: new Date('2026-01-04T23:00:00Z'),
      dueDate: new Date('2026-02-04T08:00:00Z'),
      subtotal: 10_000n,
      amountDue: 11_900n,
      amountRemaining: 11_000n,
      billingAddress: { city: 'Berlin', partyId: null },
      document: {
        filename: 'contract.pdf',
        isArchived: false,
        parent: { filename: 'frame.pdf', isArchived: true },
      },
      blueprint: { name: 'Monthly', isActive: false },
      lineItems: [
        { lineNumber: 1, name: 'Work', lineTotal: 10_000n },
        { lineNumber: 2, contextType: 'DISCOUNT' },
      ],
      fields: [{ key: 'cost centre', value: 'X1' }],
      comments: [{ text: 'Called' }],
      integrations: [
        { integrationName: 'test', remoteId: 'I1', remoteStatus: 'open', metadata: { page: 1 } },
      ],
    })
    expect(String(stored.lineItems[0]?.quantity)).toBe('2.5')
    expect(stored.targetParty).toMatchObject({
      name: 'Acme',
      billingAddress: { line1: 'Main Street 1', partyId: stored.targetPartyId },
      shippingAddress: { city: 'Hamburg' },
    })
    expect(stored.targetParty?.contacts.map(({ name }) => name).sort()).toEqual(['Ada Adler', 'Bo'])
  })

  it('changes nothing the second time, however the same is written', async () => {
    await ledger.addMember('mia@duegraph.example')
    await ledger.importRecords([party, invoice])
    const before = await ledger.database.invoice.findMany()

    const again = await ledger.importRecords([
      { ...party, customFields: { a: { c: null, d: [1, { x: 1, y: 2 }] }, b: 1 }, email: null },
      {
        ...invoice,
        issueDate: '2026-01-05T00:00:00+01:00',
        subtotal: 10_000,
        amountDue: 11_900,
        discount: 0,
      },
    ])

    expect(again).toEqual(count(0, 0, 2))
    expect(await ledger.database.invoice.findMany()).toEqual(before)
  })

  it('updates what has changed and replaces its parts', async () => {
    const userId = await ledger.addMember('mia@duegraph.example')
    await ledger.importRecords([party, invoice])
    const { id, organizationId, targetPartyId } = await ledger.database.invoice.findFirstOrThrow()
    await ledger.database.comment.create({
      data: { organizationId, invoiceId: id, authorId: userId, text: 'Ours' },
    })
    const ada = await ledger.database.contact.findFirstOrThrow({ where: { name: 'Ada Adler' } })
    const paid = {
      ...invoice,
      amountPaid: 11_900,
      paidDate: '2026-02-06',
      billingAddress: null,
      comments: [],
    }
    const { shippingAddress, ...moved } = { ...party, contacts: [{ ...party.contacts[0], phone: '1' }] }

    const result = await ledger.importRecords([moved, { ...paid, lineItems: [], fields: [] }])

    expect(result).toEqual(count(0, 2, 0))
    expect(
      await ledger.database.invoice.findMany({ include: { lineItems: true, fields: true } }),
    ).toMatchObject([
      {
        id,
        standing: 'PAID',
        amountRemaining: 0n,
        settledOverdueDays: 2,
        settledAgeDays: 32,
        lineItems: [],
        fields: [],
      },
    ])
    expect(await ledger.database.address.findMany()).toMatchObject([
      { city: 'Berlin', partyId: targetPartyId },
    ])
    expect(await ledger.database.contact.findMany()).toMatchObject([{ id: ada.id, phone: '1' }])
    expect(await ledger.database.comment.findMany()).toMatchObject([{ text: 'Ours' }])
  })

  it('takes the second of two records of one id as an update of the first', async () => {
    const result = await ledger.importRecords([party, { ...party, name: 'Acme Ltd' }])

    expect(result).toEqual(count(1, 1, 0))
    expect(await ledger.database.party.findMany()).toMatchObject([{ name: 'Acme Ltd' }])
  })

  it('finds references earlier in the file only, in the same source only', async () => {
    const unowned = { ...invoice, comments: [] }
    const early = await ledger.importRecords([unowned, party])
    const other = await ledger.importRecords([unowned], { source: 'another' })
    const late = await ledger.importRecords([unowned])

    expect(early).toEqual(count(1, 0, 0, 1))
    expect(other).toEqual(count(0, 0, 0, 1))
    expect(late).toEqual(count(1, 0, 0))
  })

  it('keeps sources apart', async () => {
    await ledger.importRecords([party])

    expect(await ledger.importRecords([party], { source: 'another' })).toEqual(count(1, 0, 0))
    expect(await ledger.database.party.count()).toBe(2)
  })

  it('only says what it would do in a dry run', async () => {
    const records = [
      party,
      { ...invoice, comments: [] },
      { ...party, name: 'Acme Ltd' },
      party,
      { type: 'party' },
    ]
    const dry = await ledger.importRecords(records, { isDryRun: true })

    expect(await ledger.database.integrationLink.count()).toBe(0)
    expect(existsSync(`${ledger.folder}/records.jsonl.rejects.jsonl`)).toBe(false)
    expect(await ledger.importRecords(records)).toEqual(dry)
    expect(dry).toEqual(count(2, 2, 0, 1))
    expect(await ledger.importRecords(records, { isDryRun: true })).toEqual(
      await ledger.importRecords(records),
    )
  })

  it('goes through several batches', async () => {
    const parties = Array.from({ length: 1_700 }, (_, index) => ({
      type: 'party',
      externalId: `${index}`,
      name: `N${index}`,
    }))
    const owned = parties.map(({ externalId }) => ({
      type: 'invoice',
      externalId,
      currency: 'JPY',
      total: Number(externalId),
      targetPartyExternalId: externalId,
    }))
    const dry = await ledger.importRecords([...parties, ...owned], { isDryRun: true })

    expect(dry).toEqual(count(3_400, 0, 0))
    expect(await ledger.importRecords([...parties, ...owned])).toEqual(dry)
    expect(await ledger.importRecords([...parties, ...owned])).toEqual(count(0, 0, 3_400))
  })
})
