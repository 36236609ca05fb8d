import { describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { eur, useDesk } from '../money/desk.ts'

const desk = useDesk()
const { company } = desk
const at = (day: string) => `2026-03-${day}T09:00:00.000Z`
const allocate = (paymentId: string, allocations: object[], more: object = {}) =>
  desk.do('paymentAllocate', { paymentId, allocations, ...more })
const record = async (minorUnits: number, more: object = {}) => {
  const { payment, userErrors } = await desk.do('paymentRecord', { amount: eur(minorUnits), ...more })
  if (payment === null) throw new Error(JSON.stringify(userErrors))
  return payment
}
const refused = (code: string, ...field: string[]) => ({
  payment: null,
  allocations: null,
  userErrors: [{ code, field: ['input', ...field] }],
})
const counts = async () => {
  const { database } = company.api
  return [await database.payment.count(), await database.invoicePayment.count()]
}

describe('paymentRecord', () => {
  test('records what came in, and what of it is for which invoices', async () => {
    const party = await company.ledger.party(company.organization)
    const first = await desk.invoice(10_000n, {
      issueDate: new Date(at('01')),
      dueDate: new Date(at('05')),
    })
    const second = await desk.invoice(10_000n)

    const made = await desk.do('paymentRecord', {
      partyId: company.idOf('Party', party.id),
      amount: eur(16_000),
      receivedAt: at('08'),
      method: 'WIRE',
      referenceNumber: ' RE 1 ',
      allocations: [
        { invoiceId: first, amount: eur(10_000) },
        { invoiceId: second, amount: eur(5_000) },
      ],
    })

    expect(made).toMatchObject({
      userErrors: [],
      payment: { status: 'APPLIED', amountUnapplied: { minorUnits: 1_000 }, receivedAt: at('08') },
      allocations: [
        { invoice: { id: first }, isApproved: true, approver: { name: 'Ada Berg' }, appliedAt: at('08') },
        { invoice: { id: second }, strategy: 'MANUAL', currencyRate: null, invoiceAmount: eur(5_000) },
      ],
    })
    expect(await desk.look(first)).toMatchObject({
      status: 'PAID',
      remaining: 0,
      paidDate: at('08'),
      overdueDays: 3,
    })
    expect(await desk.look(second)).toMatchObject({
      status: 'PARTIALLY_PAID',
      paid: 5_000,
      remaining: 5_000,
      paidDate: null,
    })
  })

  test('under one key is one payment', async () => {
    const [before] = await counts()
    const input = { amount: eur(100), idempotencyKey: 'once' }
    const [one, other] = [await desk.do('paymentRecord', input), await desk.do('paymentRecord', input)]

    expect(other).toEqual(one)
    expect((await counts())[0]).toBe((before ?? 0) + 1)
  })

  test.each<[string, object, string, string[]]>([
    ['nothing', { amount: eur(0) }, 'INVALID', ['amount', 'minorUnits']],
    ['less than nothing', { amount: eur(-1) }, 'INVALID', ['amount', 'minorUnits']],
    ['a day to come', { receivedAt: '2026-03-13T11:00:00.001Z' }, 'INVALID', ['receivedAt']],
    ['a day alone', { receivedAt: '2026-03-01' }, 'INVALID', ['receivedAt']],
    ['a party that is none', { partyId: 'party' }, 'NOT_FOUND', ['partyId']],
    ['a text without end', { referenceNumber: 'x'.repeat(201) }, 'INVALID', ['referenceNumber']],
  ])('refuses %s', async (_name, more, code, field) => {
    const before = await counts()

    expect(await desk.do('paymentRecord', { amount: eur(100), ...more })).toMatchObject(
      refused(code, ...field),
    )
    expect(await counts()).toEqual(before)
  })

  test('is done whole or not at all, and says all that is wrong', async () => {
    const invoiceId = await desk.invoice(1_000n)
    const before = await counts()

    const made = await desk.do('paymentRecord', {
      amount: eur(5_000),
      allocations: [
        { invoiceId, amount: eur(1_001) },
        { invoiceId: await desk.invoice(9_000n), amount: eur(4_500) },
      ],
    })

    expect(made).toMatchObject({
      payment: null,
      userErrors: [
        {
          code: 'AMOUNT_EXCEEDS_REMAINING',
          field: ['input', 'allocations', '0', 'amount', 'minorUnits'],
        },
      ],
    })
    expect(await counts()).toEqual(before)
    expect(await desk.look(invoiceId)).toMatchObject({ paid: 0 })
  })
})

describe('paymentUpdate', () => {
  test('changes what is given and nothing else', async () => {
    const { id } = await record(1_000, { referenceNumber: 'A', description: 'B' })

    expect(
      await desk.do('paymentUpdate', {
        paymentId: id,
        referenceNumber: 'C',
        method: 'CASH',
        description: null,
      }),
    ).toMatchObject({ userErrors: [], payment: { referenceNumber: 'C', method: 'CASH', description: null } })
  })

  test('takes an amount down to what is allocated and went back, and a day up to the first application', async () => {
    const { id } = await record(1_000, {
      receivedAt: at('02'),
      allocations: [{ invoiceId: await desk.invoice(500n), amount: eur(500) }],
    })
    await desk.do('paymentRefund', { paymentId: id, amount: eur(200) })
    const update = (more: object) => desk.do('paymentUpdate', { paymentId: id, ...more })

    expect(await update({ amount: eur(699) })).toMatchObject({
      userErrors: [{ code: 'AMOUNT_EXCEEDS_UNAPPLIED', field: ['input', 'amount', 'minorUnits'] }],
    })
    expect(await update({ amount: eur(700) })).toMatchObject({
      payment: { amountUnapplied: { minorUnits: 0 } },
    })
    expect(await update({ amount: { minorUnits: 900, currency: 'USD' } })).toMatchObject({
      userErrors: [{ code: 'CURRENCY_MISMATCH' }],
    })
    expect(await update({ receivedAt: at('03') })).toMatchObject({
      userErrors: [{ code: 'INVALID', field: ['input', 'receivedAt'] }],
    })
    expect(await update({ receivedAt: at('01') })).toMatchObject({ payment: { receivedAt: at('01') } })
  })

  test('takes no day after an application that was taken back since', async () => {
    const made = await desk.do('paymentRecord', {
      amount: eur(500),
      receivedAt: at('02'),
      allocations: [{ invoiceId: await desk.invoice(500n), amount: eur(500) }],
    })
    await desk.do('paymentUnallocate', { allocationIds: [made.allocations?.[0]?.id], reversedAt: at('05') })

    expect(
      await desk.do('paymentUpdate', { paymentId: made.payment?.id, receivedAt: at('03') }),
    ).toMatchObject({ userErrors: [{ code: 'INVALID', field: ['input', 'receivedAt'] }] })
  })

  test('is refused with what was read before somebody changed it', async () => {
    const { id, updatedAt } = await record(1_000)
    const update = () =>
      desk.do('paymentUpdate', { paymentId: id, description: 'New', expectedUpdatedAt: updatedAt })

    expect(await update()).toMatchObject({ userErrors: [] })
    expect(await update()).toMatchObject({
      payment: null,
      userErrors: [{ code: 'STALE', field: ['input', 'expectedUpdatedAt'] }],
    })
    expect(await desk.do('paymentUpdate', { paymentId: id, expectedUpdatedAt: '2026-03-13' })).toMatchObject({
      userErrors: [{ code: 'INVALID' }],
    })
  })
})

describe('paymentAllocate', () => {
  test('covers one invoice and half of another, in one call', async () => {
    const [first, second] = [await desk.invoice(10_000n), await desk.invoice(10_000n)]
    const { id } = await record(15_000)

    const done = await allocate(id, [
      { invoiceId: first, amount: eur(10_000) },
      { invoiceId: second, amount: eur(5_000) },
    ])

    expect(done).toMatchObject({ userErrors: [], payment: { id, amountUnapplied: { minorUnits: 0 } } })
    expect(await desk.look(first)).toMatchObject({ status: 'PAID', paidDate: NOW.toISOString() })
    expect(await desk.look(second)).toMatchObject({ status: 'PARTIALLY_PAID', remaining: 5_000 })
  })

  test('gives an invoice what several payments bring, and its paid date is the latest', async () => {
    const invoiceId = await desk.invoice(3_000n)
    const late = await record(1_000, { receivedAt: at('09') })
    const early = await record(2_000, { receivedAt: at('03') })
    await allocate(late.id, [{ invoiceId, amount: eur(1_000) }])
    await allocate(early.id, [{ invoiceId, amount: eur(2_000) }])

    expect(await desk.look(invoiceId)).toMatchObject({ status: 'PAID', paidDate: at('09') })
  })

  test('of what was taken back counts from then on, so that nothing is paid twice on any day', async () => {
    const [first, second] = [await desk.invoice(100n), await desk.invoice(100n)]
    const made = await desk.do('paymentRecord', {
      amount: eur(100),
      receivedAt: at('01'),
      allocations: [{ invoiceId: first, amount: eur(100) }],
    })
    await desk.do('paymentUnallocate', { allocationIds: [made.allocations?.[0]?.id], reversedAt: at('10') })
    const paymentId = made.payment?.id ?? ''
    const asked = [{ invoiceId: second, amount: eur(60) }]

    expect(await allocate(paymentId, asked, { appliedAt: at('09') })).toMatchObject(
      refused('INVALID', 'appliedAt'),
    )
    expect(
      await desk.do('paymentRefund', { paymentId, amount: eur(10), refundedAt: at('09') }),
    ).toMatchObject({ userErrors: [{ code: 'INVALID', field: ['input', 'refundedAt'] }] })
    expect(await allocate(paymentId, asked)).toMatchObject({ allocations: [{ appliedAt: at('10') }] })

    // The other way round: the invoice was paid until then.
    const other = await record(100, { receivedAt: at('02') })
    expect(await allocate(other.id, [{ invoiceId: first, amount: eur(100) }])).toMatchObject({
      allocations: [{ appliedAt: at('10') }],
    })
  })

  test('into another currency carries the rate and both amounts', async () => {
    const dollars = { minorUnits: 20_000, currency: 'USD' }
    const made = await desk.do('paymentRecord', { amount: dollars })
    const paymentId = made.payment?.id ?? ''
    const [first, second] = [await desk.invoice(9_000n), await desk.invoice(9_000n)]
    const yen = await desk.invoice(2_000n, { currency: 'JPY' })
    const amount = { minorUnits: 5_000, currency: 'USD' }

    const done = await allocate(paymentId, [
      { invoiceId: first, amount, rate: '0.91235' },
      { invoiceId: second, amount, invoiceAmount: eur(4_600) },
      { invoiceId: yen, amount: { minorUnits: 1_000, currency: 'USD' }, rate: '150.05' },
    ])

    expect(done).toMatchObject({
      userErrors: [],
      payment: { amountUnapplied: { minorUnits: 9_000 } },
      allocations: [
        { amount, invoiceAmount: eur(4_562), currencyRate: '0.91235' },
        { amount, invoiceAmount: eur(4_600), currencyRate: '0.92' },
        { invoiceAmount: { minorUnits: 1_501, currency: 'JPY' }, currencyRate: '150.05' },
      ],
    })
    expect(await desk.look(first)).toMatchObject({ paid: 4_562, remaining: 4_438 })
  })

  test.each<[string, (invoiceId: string) => object, string, string]>([
    ['no rate', () => ({}), 'RATE_REQUIRED', 'rate'],
    ['rate and amount', () => ({ rate: '1', invoiceAmount: eur(1) }), 'INVALID', 'rate'],
    ['a rate of zero', () => ({ rate: '0.000' }), 'INVALID', 'rate'],
    ['a rate below zero', () => ({ rate: '-1' }), 'INVALID', 'rate'],
    ['a rate at which nothing is left', () => ({ rate: '0.0001' }), 'INVALID', 'rate'],
    ['a rate beyond 2^53', () => ({ rate: '99999999999999999999' }), 'INVALID', 'rate'],
    [
      'the amount in a third currency',
      () => ({ invoiceAmount: { minorUnits: 1, currency: 'GBP' } }),
      'CURRENCY_MISMATCH',
      'invoiceAmount.currency',
    ],
    ['more than is owed at the rate', () => ({ rate: '101' }), 'AMOUNT_EXCEEDS_REMAINING', 'rate'],
  ])('refuses another currency with %s', async (_name, more, code, place) => {
    const invoiceId = await desk.invoice(10_000n)
    const { payment } = await desk.do('paymentRecord', { amount: { minorUnits: 100, currency: 'USD' } })
    const amount = { minorUnits: 100, currency: 'USD' }

    expect(await allocate(payment?.id ?? '', [{ invoiceId, amount, ...more(invoiceId) }])).toMatchObject(
      refused(code, 'allocations', '0', ...place.split('.')),
    )
  })

  test.each<[string, object, string, string[]]>([
    ['a draft', { workflowStatus: 'DRAFT' }, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a void invoice', { voidedAt: NOW }, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a cancelled invoice', { workflowStatus: 'CANCELLED' }, 'IMMUTABLE_STATE', ['invoiceId']],
    ['an uncollectible invoice', { markedUncollectibleAt: NOW }, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a paid invoice', { amountPaid: 10_000n, paidDate: NOW }, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a payable', { type: 'PAYABLE' }, 'INVALID', ['invoiceId']],
    ['a credit note', { total: -10_000n }, 'INVALID', ['invoiceId']],
  ])('refuses %s', async (_name, data, code, field) => {
    const invoiceId = await desk.invoice(10_000n, data)
    const { id } = await record(10_000)

    expect(await allocate(id, [{ invoiceId, amount: eur(1) }])).toMatchObject(
      refused(code, 'allocations', '0', ...field),
    )
  })

  test('refuses more than is left, the same invoice twice, the wrong currency, none and 101', async () => {
    const invoiceId = await desk.invoice(10_000n)
    const other = await desk.invoice(10_000n)
    const { id } = await record(1_000)
    const amount = eur(600)
    const one = { invoiceId, amount }
    const place = (index: number, ...rest: string[]) => ['allocations', String(index), ...rest]

    expect(await allocate(id, [one, { invoiceId: other, amount }])).toMatchObject(
      refused('AMOUNT_EXCEEDS_UNAPPLIED', ...place(1, 'amount', 'minorUnits')),
    )
    expect(await allocate(id, [one, one])).toMatchObject(refused('INVALID', ...place(1, 'invoiceId')))
    expect(await allocate(id, [{ invoiceId, amount: { minorUnits: 1, currency: 'USD' } }])).toMatchObject(
      refused('CURRENCY_MISMATCH', ...place(0, 'amount', 'currency')),
    )
    expect(await allocate(id, [{ ...one, rate: '1' }])).toMatchObject(refused('INVALID', ...place(0, 'rate')))
    expect(await allocate(id, [])).toMatchObject(refused('REQUIRED', 'allocations'))
    expect(
      await allocate(
        id,
        Array.from({ length: 101 }, () => one),
      ),
    ).toMatchObject(refused('TOO_MANY_ITEMS', 'allocations'))
    expect(await allocate(id, [one], { strategy: 'OTHER' })).toMatchObject(refused('INVALID', 'strategy'))
    expect(await desk.look(invoiceId)).toMatchObject({ paid: 0, remaining: 10_000 })
  })

  test('knows neither payment nor invoice of another organization', async () => {
    const elsewhere = await company.ledger.organization({ name: 'Elsewhere' })
    const foreign = await company.ledger.invoice(elsewhere)
    const payment = await company.api.database.payment.create({
      data: {
        organizationId: elsewhere.id,
        amount: 100n,
        currency: 'EUR',
        status: 'PENDING_MATCH',
        receivedAt: NOW,
      },
    })
    const { id } = await record(1_000)
    const amount = eur(1)

    for (const owner of [elsewhere, company.organization]) {
      expect(
        await allocate(id, [{ invoiceId: company.idOf('Invoice', foreign.id, owner), amount }]),
      ).toMatchObject(refused('NOT_FOUND', 'allocations', '0', 'invoiceId'))
      expect(
        await allocate(company.idOf('Payment', payment.id, owner), [
          { invoiceId: await desk.invoice(100n), amount },
        ]),
      ).toMatchObject(refused('NOT_FOUND', 'paymentId'))
    }
  })

  test('counts from a day that is neither to come nor before payment and invoice', async () => {
    const invoiceId = await desk.invoice(1_000n, { issueDate: new Date(at('05')) })
    const { id } = await record(1_000, { receivedAt: at('03') })
    const on = (appliedAt: string | null) =>
      allocate(id, [{ invoiceId, amount: eur(100) }], appliedAt === null ? {} : { appliedAt })

    expect(await on(null)).toMatchObject({ allocations: [{ appliedAt: at('05') }] })
    expect(await on(at('05'))).toMatchObject({ userErrors: [] })
    for (const day of [at('02'), at('04'), '2026-03-14T00:00:00Z']) {
      expect(await on(day)).toMatchObject(refused('INVALID', 'appliedAt'))
    }
  })

  test('refuses a payment that failed, and one that has not come in', async () => {
    const invoiceId = await desk.invoice(1_000n)
    const make = async (data: { status: 'FAILED' | 'PENDING_MATCH'; receivedAt: Date }) =>
      company.idOf(
        'Payment',
        (
          await company.api.database.payment.create({
            data: { organizationId: company.organization.id, amount: 100n, currency: 'EUR', ...data },
          })
        ).id,
      )

    for (const data of [
      { status: 'FAILED', receivedAt: NOW },
      { status: 'PENDING_MATCH', receivedAt: new Date('2026-03-20') },
    ] as const) {
      expect(await allocate(await make(data), [{ invoiceId, amount: eur(1) }])).toMatchObject(
        refused('IMMUTABLE_STATE', 'paymentId'),
      )
    }
  })
})

describe('paymentAllocationApprove', () => {
  test('has a proposal count that did not before, and not twice', async () => {
    const invoiceId = await desk.invoice(1_000n)
    const { id } = await record(1_000, { receivedAt: at('04') })
    const proposed = await allocate(id, [{ invoiceId, amount: eur(1_000) }], {
      isApproved: false,
      strategy: 'AGENT',
    })
    const allocationIds = proposed.allocations?.map((allocation) => allocation.id) ?? []

    expect(proposed).toMatchObject({
      payment: { status: 'MATCHED', amountUnapplied: { minorUnits: 1_000 } },
      allocations: [{ isApproved: false, approver: null, strategy: 'AGENT' }],
    })
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'SENT', paid: 0 })

    expect(await desk.do('paymentAllocationApprove', { allocationIds })).toMatchObject({
      userErrors: [],
      allocations: [
        {
          isApproved: true,
          approver: { name: 'Ada Berg' },
          appliedAt: at('04'),
          payment: { status: 'APPLIED' },
        },
      ],
    })
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'PAID', paidDate: at('04') })
    expect(await desk.do('paymentAllocationApprove', { allocationIds })).toMatchObject({
      allocations: null,
      userErrors: [{ code: 'IMMUTABLE_STATE', field: ['input', 'allocationIds', '0'] }],
    })
  })

  test('refuses what is gone by now, also between the proposals of one call', async () => {
    const invoiceId = await desk.invoice(1_000n)
    const { id } = await record(2_000)
    const propose = async () => {
      const { allocations } = await allocate(id, [{ invoiceId, amount: eur(600) }], { isApproved: false })
      return allocations?.[0]?.id ?? ''
    }
    const allocationIds = [await propose(), await propose()]

    expect(await desk.do('paymentAllocationApprove', { allocationIds })).toMatchObject({
      userErrors: [{ code: 'AMOUNT_EXCEEDS_REMAINING', field: ['input', 'allocationIds', '1'] }],
    })
    expect(await desk.look(invoiceId)).toMatchObject({ paid: 0 })
  })
})

describe('paymentUnallocate', () => {
  test('opens the invoice again, keeps the row, and is done once', async () => {
    const invoiceId = await desk.invoice(1_000n)
    const { id } = await record(1_000)
    const { allocations } = await allocate(id, [{ invoiceId, amount: eur(1_000) }])
    const allocationIds = allocations?.map((allocation) => allocation.id) ?? []

    expect(await desk.do('paymentUnallocate', { allocationIds })).toMatchObject({
      userErrors: [],
      allocations: [
        {
          reversedAt: NOW.toISOString(),
          reversedBy: { name: 'Ada Berg' },
          payment: { status: 'PENDING_MATCH', amountUnapplied: { minorUnits: 1_000 } },
        },
      ],
    })
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'SENT', paid: 0, paidDate: null })
    expect(await desk.do('paymentUnallocate', { allocationIds })).toMatchObject({
      allocations: null,
      userErrors: [{ code: 'IMMUTABLE_STATE', field: ['input', 'allocationIds', '0'] }],
    })
    const missing = Array.from({ length: 101 }, () => allocationIds[0])
    expect(await desk.do('paymentUnallocate', { allocationIds: missing })).toMatchObject({
      userErrors: [{ code: 'TOO_MANY_ITEMS' }],
    })
  })

  test('takes of what an import overrode no more than there is', async () => {
    const invoiceId = await desk.invoice(1_000n)
    const { id } = await record(1_000)
    const { allocations } = await allocate(id, [{ invoiceId, amount: eur(1_000) }])
    await company.api.database.invoice.updateMany({
      where: { organizationId: company.organization.id, amountPaid: 1_000n, total: 1_000n },
      data: { amountPaid: 0n, amountRemaining: 1_000n, standing: 'SENT', paidDate: null },
    })
    await desk.do('paymentUnallocate', { allocationIds: [allocations?.[0]?.id] })

    expect(await desk.look(invoiceId)).toMatchObject({ status: 'SENT', paid: 0, remaining: 1_000 })
  })
})

describe('paymentRefund', () => {
  test('gives back a part, then the rest, and nothing more', async () => {
    const { id, updatedAt } = await record(1_000)
    const refund = (more: object = {}) => desk.do('paymentRefund', { paymentId: id, ...more })

    expect(
      await refund({ amount: eur(400), reason: 'Paid twice.', expectedUpdatedAt: updatedAt }),
    ).toMatchObject({
      userErrors: [],
      refund: {
        amount: eur(400),
        reason: 'Paid twice.',
        refundedBy: { name: 'Ada Berg' },
        payment: { amountUnapplied: { minorUnits: 600 }, status: 'PENDING_MATCH' },
      },
    })
    expect(await refund({ expectedUpdatedAt: updatedAt })).toMatchObject({ userErrors: [{ code: 'STALE' }] })
    expect(await refund({ amount: eur(601) })).toMatchObject({
      refund: null,
      userErrors: [{ code: 'AMOUNT_EXCEEDS_UNAPPLIED', field: ['input', 'amount', 'minorUnits'] }],
    })
    expect(await refund()).toMatchObject({ refund: { payment: { status: 'REFUNDED' } } })
    expect(await refund()).toMatchObject({ userErrors: [{ code: 'AMOUNT_EXCEEDS_UNAPPLIED' }] })
  })
})
