import { describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const DISPUTE = `dispute { id invoice { id status } reason source note amount { minorUnits currency } openedBy { name } openedAt
  resolution resolutionNote resolvedBy { name } resolvedAt isResolved }`
const ERRORS = 'userErrors { code field message blockers { code } }'
const OPEN = `mutation ($input: InvoiceDisputeOpenInput!) { invoiceDisputeOpen(input: $input) { ${DISPUTE} ${ERRORS} } }`
const RESOLVE = `mutation ($input: InvoiceDisputeResolveInput!) {
  invoiceDisputeResolve(input: $input) { ${DISPUTE} ${ERRORS} } }`
const HISTORY = `query ($uid: UUID!) { invoice(by: { uid: $uid }) {
  status isInDispute dispute { reason } disputes { reason isResolved } } }`

type Outcome = { dispute: { id: string } | null; userErrors: { code: string; message: string }[] }

const company = useCompany()

const idOf = (uid: string, of = company.organization) => company.idOf('Invoice', uid, of)

const open = (input: object) => company.change<Outcome>(OPEN, { reason: 'PRICE', ...input })
const resolve = (input: object) => company.change<Outcome>(RESOLVE, { resolution: 'REJECTED', ...input })
const historyOf = async (uid: string) =>
  (await company.api.ask<{ invoice: object }>(company.token, HISTORY, { uid })).data?.invoice

describe('invoiceDisputeOpen', () => {
  test('opens the one dispute, and the invoice shows it', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    const amount = { minorUnits: 10_000, currency: 'EUR' }

    expect(await open({ invoiceId: idOf(id), note: ' Too dear. ', source: 'CUSTOMER', amount })).toEqual({
      dispute: {
        id: expect.any(String),
        invoice: { id: idOf(id), status: 'DISPUTED' },
        reason: 'PRICE',
        source: 'CUSTOMER',
        note: 'Too dear.',
        amount,
        openedBy: { name: 'Ada Berg' },
        openedAt: NOW.toISOString(),
        resolution: null,
        resolutionNote: null,
        resolvedBy: null,
        resolvedAt: null,
        isResolved: false,
      },
      userErrors: [],
    })
    expect(await historyOf(id)).toEqual({
      status: 'DISPUTED',
      isInDispute: true,
      dispute: { reason: 'PRICE' },
      disputes: [{ reason: 'PRICE', isResolved: false }],
    })
    expect(
      await company.api.database.auditEntry.findFirst({
        where: {
          organizationId: company.organization.id,
          action: 'invoiceDisputeOpen',
          outcome: 'SUCCEEDED',
        },
      }),
    ).toMatchObject({ entityType: 'Dispute', changes: { invoiceId: id, reason: 'PRICE', amount: '10000' } })
  })

  test.each<[string, object, object, object]>([
    ['the word of an import', {}, { source: 'IMPORT' }, { code: 'INVALID', field: ['input', 'source'] }],
    ['a second one', { isInDispute: true }, {}, { code: 'ALREADY_DISPUTED', blockers: null }],
    [
      'an amount in another currency',
      {},
      { amount: { minorUnits: 1, currency: 'USD' } },
      { code: 'CURRENCY_MISMATCH', field: ['input', 'amount', 'currency'] },
    ],
    [
      'more than what is owed',
      { amountPaid: 4_000n },
      { amount: { minorUnits: 6_001, currency: 'EUR' } },
      {
        code: 'AMOUNT_EXCEEDS_REMAINING',
        message: 'The amount is more than the 60.00 EUR that are still owed.',
      },
    ],
    ['nothing', {}, { amount: { minorUnits: 0, currency: 'EUR' } }, { code: 'INVALID' }],
    ['a long note', {}, { note: 'x'.repeat(2_001) }, { code: 'INVALID' }],
    ['a void invoice', { voidedAt: NOW }, {}, { code: 'IMMUTABLE_STATE' }],
    ['a cancelled invoice', { workflowStatus: 'CANCELLED' }, {}, { code: 'IMMUTABLE_STATE' }],
    ['a draft', { workflowStatus: 'DRAFT' }, {}, { code: 'IMMUTABLE_STATE' }],
    ['a paid invoice', { amountPaid: 10_000n, paidDate: NOW }, {}, { code: 'IMMUTABLE_STATE' }],
    ['one that is written off', { markedUncollectibleAt: NOW }, {}, { code: 'IMMUTABLE_STATE' }],
  ])('refuses %s', async (_name, data, input, error) => {
    const { id } = await company.ledger.invoice(company.organization, data)
    const before = await company.api.database.dispute.count({
      where: { organizationId: company.organization.id },
    })

    expect(await open({ invoiceId: idOf(id), ...input })).toMatchObject({
      dispute: null,
      userErrors: [error],
    })
    expect(
      await company.api.database.dispute.count({ where: { organizationId: company.organization.id } }),
    ).toBe(before)
  })

  test('knows no invoice of another organization', async () => {
    const other = await company.ledger.organization({ name: 'Elsewhere' })
    const foreign = await company.ledger.invoice(other)

    for (const invoiceId of [idOf(foreign.id, other), idOf(foreign.id)]) {
      expect(await open({ invoiceId })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] })
    }
    expect(await company.api.database.dispute.count({ where: { organizationId: other.id } })).toBe(0)
  })

  test('by ten at once opens one, and under one key answers all alike', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    const ten = Array.from({ length: 10 })
    const answers = await Promise.all(ten.map(() => open({ invoiceId: idOf(id) })))
    const codes = answers.flatMap((answer) => answer?.userErrors.map(({ code }) => code))

    expect(codes).toEqual(Array.from({ length: 9 }, () => 'ALREADY_DISPUTED'))
    expect(
      await company.api.database.dispute.count({
        where: { organizationId: company.organization.id, invoiceId: id },
      }),
    ).toBe(1)

    const { id: another } = await company.ledger.invoice(company.organization)
    const input = { invoiceId: idOf(another), idempotencyKey: 'ten' }
    const alike = await Promise.all(ten.map(() => open(input)))

    expect(new Set(alike.map((answer) => answer?.dispute?.id)).size).toBe(1)
  })
})

describe('invoiceDisputeResolve', () => {
  test('ends the dispute, keeps it, and lets another one come', async () => {
    const { id } = await company.ledger.invoice(company.organization, { amountPaid: 4_000n })
    await open({ invoiceId: idOf(id) })

    expect(await resolve({ invoiceId: idOf(id), note: 'Prices were agreed.' })).toMatchObject({
      dispute: {
        resolution: 'REJECTED',
        resolutionNote: 'Prices were agreed.',
        resolvedBy: { name: 'Ada Berg' },
        resolvedAt: NOW.toISOString(),
        isResolved: true,
        amount: null,
      },
      userErrors: [],
    })
    expect(await historyOf(id)).toMatchObject({ status: 'PARTIALLY_PAID', isInDispute: false, dispute: null })

    await open({ invoiceId: idOf(id), reason: 'QUALITY' })
    expect(await historyOf(id)).toMatchObject({
      dispute: { reason: 'QUALITY' },
      disputes: [
        { reason: 'QUALITY', isResolved: false },
        { reason: 'PRICE', isResolved: true },
      ],
    })
  })

  test('is refused without an open one, and done once under a key', async () => {
    const { id } = await company.ledger.invoice(company.organization)
    expect(await resolve({ invoiceId: idOf(id) })).toMatchObject({
      userErrors: [{ code: 'IMMUTABLE_STATE' }],
    })

    await open({ invoiceId: idOf(id) })
    const input = { invoiceId: idOf(id), idempotencyKey: 'resolve' }
    const first = await resolve(input)

    expect(first).toMatchObject({ userErrors: [] })
    expect(await resolve(input)).toEqual(first)
  })

  test('resolves what an import brought without anybody’s name', async () => {
    const { id } = await company.ledger.invoice(company.organization, { isInDispute: true })

    expect(await resolve({ invoiceId: idOf(id) })).toMatchObject({
      dispute: { source: 'IMPORT', openedBy: null, resolution: 'REJECTED' },
    })
    expect(await historyOf(id)).toMatchObject({ status: 'SENT' })
  })
})
