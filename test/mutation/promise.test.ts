import { describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const PROMISE = `promise { id invoice { id } promisedOn amount { minorUnits currency } source note evidenceEmail { subject } status fulfilledOn
  recordedBy { name } recordedAt cancelledBy { name } cancelledAt supersededAt }`
const ERRORS = 'userErrors { code field message }'
const RECORD = `mutation ($input: PromiseToPayRecordInput!) { promiseToPayRecord(input: $input) { ${PROMISE} ${ERRORS} } }`
const CANCEL = `mutation ($input: PromiseToPayCancelInput!) { promiseToPayCancel(input: $input) { ${PROMISE} ${ERRORS} } }`
const HISTORY = `query ($uid: UUID!) { invoice(by: { uid: $uid }) {
  promisedToPayDate promise { promisedOn status } promises { promisedOn status } } }`

type Outcome = { promise: { id: string } | null; userErrors: { code: string }[] }

const company = useCompany()

const idOf = (uid: string, of = company.organization) => company.idOf('Invoice', uid, of)

const record = (input: object) => company.change<Outcome>(RECORD, { promisedOn: '2026-03-20', ...input })
const cancel = (input: object) => company.change<Outcome>(CANCEL, input)
const historyOf = async (uid: string) =>
  (await company.api.ask<{ invoice: object }>(company.token, HISTORY, { uid })).data?.invoice
const current = (invoiceId: string) =>
  company.api.database.promiseToPay.findMany({
    where: { organizationId: company.organization.id, invoiceId, cancelledAt: null, supersededAt: null },
  })

describe('promiseToPayRecord', () => {
  test('records the promise with its evidence, and the invoice shows the day', async () => {
    const { id } = await company.ledger.invoice(company.organization, { amountPaid: 1_000n })
    const email = await company.ledger.email(company.organization, {
      direction: 'INBOUND',
      subject: 'Next week',
    })
    const amount = { minorUnits: 9_000, currency: 'EUR' }
    const evidenceEmailId = company.idOf('Email', email.id)

    expect(await record({ invoiceId: idOf(id), amount, note: 'On the phone.', evidenceEmailId })).toEqual({
      promise: {
        id: expect.any(String),
        invoice: { id: idOf(id) },
        promisedOn: '2026-03-20',
        amount,
        source: 'CUSTOMER',
        note: 'On the phone.',
        evidenceEmail: { subject: 'Next week' },
        status: 'ACTIVE',
        fulfilledOn: null,
        recordedBy: { name: 'Ada Berg' },
        recordedAt: NOW.toISOString(),
        cancelledBy: null,
        cancelledAt: null,
        supersededAt: null,
      },
      userErrors: [],
    })
    expect(await historyOf(id)).toMatchObject({ promisedToPayDate: '2026-03-20' })
    expect(await current(id)).toMatchObject([{ amountPaidBefore: 1_000n }])
  })

  test('takes the place of the one before: exactly one counts', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    await record({ invoiceId: idOf(id) })
    await record({ invoiceId: idOf(id), promisedOn: '2026-03-27' })
    await record({ invoiceId: idOf(id), promisedOn: '2026-03-27' })

    expect(await current(id)).toHaveLength(1)
    expect(await historyOf(id)).toEqual({
      promisedToPayDate: '2026-03-27',
      promise: { promisedOn: '2026-03-27', status: 'ACTIVE' },
      promises: [
        { promisedOn: '2026-03-27', status: 'ACTIVE' },
        { promisedOn: '2026-03-27', status: 'SUPERSEDED' },
        { promisedOn: '2026-03-20', status: 'SUPERSEDED' },
      ],
    })
  })

  test('takes the place of one that an import brought', async () => {
    const { id } = await company.ledger.invoice(company.organization, {
      promisedToPayDate: new Date('2026-03-16'),
    })
    await record({ invoiceId: idOf(id) })

    expect(await current(id)).toMatchObject([{ source: 'CUSTOMER' }])
    expect(await historyOf(id)).toMatchObject({ promise: { promisedOn: '2026-03-20' } })
  })

  test('is kept by what comes in on the day, and broken by what comes in later', async () => {
    const paid = async (paidDate: string) => {
      const { id } = await company.ledger.invoice(company.organization)
      await record({ invoiceId: idOf(id), promisedOn: '2026-03-13' })
      await company.api.database.invoice.update({
        where: { organizationId_id: { organizationId: company.organization.id, id } },
        data: { standing: 'PAID', amountPaid: 10_000n, amountRemaining: 0n, paidDate: new Date(paidDate) },
      })
      return historyOf(id)
    }

    expect(await paid('2026-03-13T22:00:00Z')).toMatchObject({ promise: { status: 'KEPT' } })
    expect(await paid('2026-03-13T23:00:00Z')).toMatchObject({ promise: { status: 'BROKEN' } })
  })

  test.each<[string, object, object, object]>([
    ['the word of an import', {}, { source: 'IMPORT' }, { code: 'INVALID', field: ['input', 'source'] }],
    ['yesterday', {}, { promisedOn: '2026-03-12' }, { code: 'INVALID', field: ['input', 'promisedOn'] }],
    ['a day over a year ahead', {}, { promisedOn: '2027-03-15' }, { code: 'INVALID' }],
    ['a settled invoice', { amountPaid: 10_000n, paidDate: NOW }, {}, { code: 'IMMUTABLE_STATE' }],
    ['an invoice over nothing', { total: 0n }, {}, { code: 'IMMUTABLE_STATE' }],
    ['a draft', { workflowStatus: 'DRAFT' }, {}, { code: 'IMMUTABLE_STATE' }],
    [
      'another currency',
      {},
      { amount: { minorUnits: 1, currency: 'USD' } },
      { code: 'CURRENCY_MISMATCH', field: ['input', 'amount', 'currency'] },
    ],
    [
      'more than what is owed',
      {},
      { amount: { minorUnits: 10_001, currency: 'EUR' } },
      { code: 'AMOUNT_EXCEEDS_REMAINING' },
    ],
    [
      'an email that is none',
      {},
      { evidenceEmailId: 'email' },
      { code: 'NOT_FOUND', field: ['input', 'evidenceEmailId'] },
    ],
  ])('refuses %s', async (_name, data, input, error) => {
    const { id } = await company.ledger.invoice(company.organization, data)

    expect(await record({ invoiceId: idOf(id), ...input })).toMatchObject({
      promise: null,
      userErrors: [error],
    })
    expect(await current(id)).toEqual([])
  })

  test('takes today and the last day of a year ahead', async () => {
    const { id } = await company.ledger.invoice(company.organization)

    for (const promisedOn of ['2026-03-13', '2027-03-14']) {
      expect(await record({ invoiceId: idOf(id), promisedOn })).toMatchObject({ userErrors: [] })
    }
  })

  test('knows neither invoice nor email of another organization', async () => {
    const other = await company.ledger.organization({ name: 'Elsewhere' })
    const foreign = await company.ledger.invoice(other)
    const email = await company.ledger.email(other)
    const { id } = await company.ledger.invoice(company.organization)
    const notFound = { promise: null, userErrors: [{ code: 'NOT_FOUND' }] }

    expect(await record({ invoiceId: idOf(foreign.id, other) })).toMatchObject(notFound)
    for (const owner of [company.organization, other]) {
      const evidenceEmailId = company.idOf('Email', email.id, owner)
      expect(await record({ invoiceId: idOf(id), evidenceEmailId })).toMatchObject(notFound)
    }
  })

  test('by ten at once leaves one that counts, and under one key makes one', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    const ten = Array.from({ length: 10 })
    const answers = await Promise.all(ten.map(() => record({ invoiceId: idOf(id) })))

    expect(answers.flatMap((answer) => answer?.userErrors)).toEqual([])
    expect(await current(id)).toHaveLength(1)

    const input = { invoiceId: idOf(id), idempotencyKey: 'promise' }
    const alike = await Promise.all(ten.map(() => record(input)))
    expect(new Set(alike.map((answer) => answer?.promise?.id)).size).toBe(1)
  })
})

describe('promiseToPayCancel', () => {
  test('takes the promise back and says why, beside what was noted before', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    await record({ invoiceId: idOf(id), note: 'Said Rosa.' })

    expect(await cancel({ invoiceId: idOf(id), note: 'Rosa was wrong.' })).toMatchObject({
      promise: {
        status: 'CANCELLED',
        note: 'Said Rosa.\nRosa was wrong.',
        cancelledBy: { name: 'Ada Berg' },
        cancelledAt: NOW.toISOString(),
      },
      userErrors: [],
    })
    expect(await historyOf(id)).toEqual({
      promisedToPayDate: null,
      promise: null,
      promises: [{ promisedOn: '2026-03-20', status: 'CANCELLED' }],
    })
  })

  test('is refused where there is none, or where it was fulfilled', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    const refused = { promise: null, userErrors: [{ code: 'IMMUTABLE_STATE' }] }
    expect(await cancel({ invoiceId: idOf(id) })).toMatchObject(refused)

    await record({ invoiceId: idOf(id), amount: { minorUnits: 5_000, currency: 'EUR' } })
    await company.api.database.invoice.update({
      where: { organizationId_id: { organizationId: company.organization.id, id } },
      data: { standing: 'PARTIALLY_PAID', amountPaid: 5_000n, amountRemaining: 5_000n },
    })
    expect(await cancel({ invoiceId: idOf(id) })).toMatchObject(refused)
  })

  test('knows no invoice of another organization', async () => {
    const other = await company.ledger.organization({ name: 'Far away' })
    const foreign = await company.ledger.invoice(other, { promisedToPayDate: new Date('2026-03-20') })

    expect(await cancel({ invoiceId: idOf(foreign.id, other) })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    })
  })
})
