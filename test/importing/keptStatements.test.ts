import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ApiLedger, openApiLedger } from './apiLedger.ts'

let ledger: ApiLedger
let externalId = ''
let count = 0

beforeAll(async () => {
  ledger = await openApiLedger()
})
beforeEach(() => {
  externalId = `I${++count}`
})
afterAll(() => ledger.close())

const invoice = (data: object = {}) => ({
  type: 'invoice',
  externalId,
  currency: 'EUR',
  total: 10_000,
  ...data,
})
const open = () => ledger.change(externalId, 'invoiceDisputeOpen', { reason: 'PRICE', source: 'CUSTOMER' })
const promise = (promisedOn: string) => ledger.change(externalId, 'promiseToPayRecord', { promisedOn })
const day = (text: string) => new Date(text)

describe('a dispute that was opened here', () => {
  test('outlives an import that does not know of it', async () => {
    await ledger.importRecords([invoice()])
    await open()

    const changed = invoice({ amountPaid: 4_000, isInDispute: false })

    expect(await ledger.importRecords([changed])).toMatchObject({ updated: 1 })
    expect(await ledger.stored(externalId)).toMatchObject({
      amountRemaining: 6_000n,
      standing: 'DISPUTED',
      isInDispute: true,
      disputes: [{ reason: 'PRICE', resolvedAt: null }],
    })
    expect(await ledger.importRecords([changed])).toMatchObject({ unchanged: 1 })
  })

  test('is over when it was resolved here', async () => {
    await ledger.importRecords([invoice()])
    await open()
    await ledger.importRecords([invoice({ memo: 'once' })])
    await ledger.change(externalId, 'invoiceDisputeResolve', { resolution: 'REJECTED' })

    await ledger.importRecords([invoice({ memo: 'twice' })])

    expect(await ledger.stored(externalId)).toMatchObject({ standing: 'SENT', isInDispute: false })
  })

  test('says nothing of other invoices of the same import', async () => {
    await ledger.importRecords([invoice(), invoice({ externalId: `${externalId} beside` })])
    await open()

    await ledger.importRecords([
      invoice({ memo: 'x' }),
      invoice({ externalId: `${externalId} beside`, memo: 'x' }),
    ])

    expect(await ledger.stored(`${externalId} beside`)).toMatchObject({ standing: 'SENT', disputes: [] })
  })
})

describe('a promise that was recorded here', () => {
  test('outlives an import that does not know of it, or knows another', async () => {
    await ledger.importRecords([invoice({ promisedToPayDate: '2026-03-16' })])
    await promise('2026-03-20')

    for (const promisedToPayDate of [null, '2026-03-17']) {
      await ledger.importRecords([invoice({ promisedToPayDate })])
      expect(await ledger.stored(externalId)).toMatchObject({
        promisedToPayDate: day('2026-03-20'),
        promises: [
          { source: 'IMPORT' },
          { source: 'CUSTOMER', supersededAt: null, promisedOn: day('2026-03-20') },
        ],
      })
    }
  })

  test('is fulfilled by the payment that an import brings', async () => {
    await ledger.importRecords([invoice()])
    await promise('2026-03-20')

    await ledger.importRecords([invoice({ paidDate: '2026-03-19' })])

    expect(await ledger.stored(externalId)).toMatchObject({
      standing: 'PAID',
      promises: [{ fulfilledOn: day('2026-03-19'), supersededAt: null }],
    })
  })
})

test('what an import brought, a later one changes and takes back', async () => {
  await ledger.importRecords([invoice({ isInDispute: true, promisedToPayDate: '2026-03-16' })])
  await ledger.importRecords([invoice({ isInDispute: true, promisedToPayDate: '2026-03-18' })])

  expect(await ledger.stored(externalId)).toMatchObject({ promisedToPayDate: day('2026-03-18') })

  await ledger.importRecords([invoice()])

  expect(await ledger.stored(externalId)).toMatchObject({
    standing: 'SENT',
    isInDispute: false,
    promisedToPayDate: null,
    disputes: [{ source: 'IMPORT', resolvedAt: expect.any(Date) }],
    promises: [{ supersededAt: expect.any(Date) }, { supersededAt: expect.any(Date) }],
  })
})
