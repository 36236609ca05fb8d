import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
beforeAll(async () => {
  ledger = await openTestLedger('UTC')
})
beforeEach(clear)
afterAll(() => ledger.close())

async function clear() {
  ledger.told.length = 0
  await ledger.database.$executeRaw`truncate payment, invoice, integration_link cascade`
}

const count = (created: number, updated: number, unchanged: number, rejected = 0) => ({
  created,
  updated,
  unchanged,
  rejected,
})
const invoice = (externalId: string, total: number, more: object = {}) => ({
  type: 'invoice',
  externalId,
  currency: 'EUR',
  issueDate: '2026-01-05',
  total,
  ...more,
})
const payment = (externalId: string, amount: number, more: object = {}) => ({
  type: 'payment',
  externalId,
  amount,
  currency: 'EUR',
  status: 'APPLIED',
  receivedAt: '2026-02-01',
  ...more,
})
const allocation = (externalId: string, amount: number, more: object = {}) => ({
  type: 'allocation',
  externalId,
  paymentExternalId: 'P1',
  invoiceExternalId: 'I1',
  amount,
  isApproved: true,
  ...more,
})
const share = (invoiceExternalId: string, amount: number, more: object = {}) => ({
  invoiceExternalId,
  amount,
  isApproved: true,
  ...more,
})

const onlyInvoice = (invoiceNumber: string) =>
  ledger.database.invoice.findFirstOrThrow({ where: { invoiceNumber } })

describe('money in records', () => {
  it('has the days from and until which it counts, and both amounts where currencies differ', async () => {
    const records = [
      invoice('I1', 10_000),
      invoice('I2', 20_000, { currency: 'USD' }),
      payment('P1', 15_000, {
        allocations: [
          share('I1', 4_000, { appliedAt: '2026-02-03' }),
          share('I1', 9_000, { externalId: 'A2', reversedAt: '2026-02-09T12:00:00Z' }),
          share('I2', 5_000, { currencyRate: 1.0875 }),
          share('I2', 1_000, { externalId: 'A4', invoiceAmount: 1_090 }),
          share('I2', 9_000, { externalId: 'A5', currencyRate: '2', isApproved: false }),
        ],
      }),
    ]

    expect(await ledger.importRecords(records)).toEqual(count(3, 0, 0))
    expect(await ledger.importRecords(records)).toEqual(count(0, 0, 3))

    const stored = await ledger.database.payment.findFirstOrThrow({
      include: { allocations: { orderBy: [{ amount: 'asc' }, { isApproved: 'asc' }] } },
    })
    expect(stored.amountAllocated).toBe(10_000n)
    expect(
      stored.allocations.map(({ amount, invoiceAmount, currencyRate, appliedAt, reversedAt }) => [
        Number(amount),
        Number(invoiceAmount),
        currencyRate === null ? null : Number(currencyRate),
        appliedAt.toISOString().slice(0, 10),
        reversedAt?.toISOString() ?? null,
      ]),
    ).toEqual([
      [1_000, 1_090, 1.09, '2026-02-01', null],
      [4_000, 4_000, null, '2026-02-03', null],
      [5_000, 5_438, 1.0875, '2026-02-01', null],
      [9_000, 18_000, 2, '2026-02-01', null],
      [9_000, 9_000, null, '2026-02-01', '2026-02-09T12:00:00.000Z'],
    ])
  })

  it('went back when its refunds say, as far as the source tells them', async () => {
    const refunds = [
      { amount: 300, refundedAt: '2026-02-05', reason: 'Paid twice' },
      { externalId: 'R2', amount: 200, refundedAt: '2026-02-06' },
    ]
    const refunded = () =>
      ledger.database.payment.findFirstOrThrow({ include: { refunds: { orderBy: { refundedAt: 'asc' } } } })

    await ledger.importRecords([payment('P1', 1_000, { refunds })])
    expect(await refunded()).toMatchObject({
      amountRefunded: 500n,
      refunds: [
        { amount: 300n, reason: 'Paid twice' },
        { amount: 200n, refundedAt: new Date('2026-02-06T00:00:00Z') },
      ],
    })

    await ledger.importRecords([payment('P1', 1_000, { refunds: refunds.slice(1) })])
    expect(await refunded()).toMatchObject({ amountRefunded: 200n, refunds: [{ amount: 200n }] })

    await ledger.importRecords([payment('P1', 1_000, { amountRefunded: 200, description: 'untold' })])
    expect(await refunded()).toMatchObject({ amountRefunded: 200n, refunds: [{ amount: 200n }] })
  })

  it('that went back here stays so, whatever the source says', async () => {
    const say = async (more: object) => {
      const result = await ledger.importRecords([invoice('I1', 10_000), payment('P1', 1_000, more)])
      const { amountRefunded, refunds } = await ledger.database.payment.findFirstOrThrow({
        include: { refunds: true },
      })
      return [result.rejected, Number(amountRefunded), refunds.length]
    }
    const { organizationId, database } = ledger
    await say({})
    const { id: paymentId } = await database.payment.findFirstOrThrow()
    const made = { organizationId, paymentId, amount: 300n, refundedAt: new Date('2026-02-04') }
    await database.paymentRefund.create({ data: made })
    await database.payment.updateMany({ data: { amountRefunded: 300n } })

    expect(await say({ description: 'It tells nothing' })).toEqual([0, 300, 1])
    expect(await say({ allocations: [share('I1', 701)] })).toEqual([1, 300, 1])
    expect(await say({ amountRefunded: 0 })).toEqual([0, 300, 1])
    expect(await say({ amountRefunded: 350 })).toEqual([0, 350, 1])
    const refunds = [{ amount: 500, refundedAt: '2026-02-05' }]
    expect(await say({ refunds })).toEqual([0, 800, 2])
    expect(await say({ amountRefunded: 500, description: 'The sum' })).toEqual([0, 800, 2])
    expect(await say({ refunds, allocations: [share('I1', 201)] })).toEqual([1, 800, 2])
    expect(await say({ refunds: [] })).toEqual([0, 300, 1])
    expect(await say({ description: 'Nothing again' })).toEqual([0, 300, 1])
  })

  it('is credited by notes that say what they correct and what they are taken for', async () => {
    const note = invoice('C1', -5_000, {
      invoiceNumber: 'C1',
      correctsInvoiceExternalId: 'I1',
      creditReason: 'RETURN',
      creditApplications: [
        { invoiceExternalId: 'I1', amount: 3_000, appliedAt: '2026-02-02' },
        {
          externalId: 'X',
          invoiceExternalId: 'I2',
          amount: 4_000,
          appliedAt: '2026-02-02',
          reversedAt: '2026-02-04',
        },
      ],
    })
    const credited = invoice('I1', 10_000, { prePaymentCreditNotes: 3_000, invoiceNumber: 'I1' })
    const records = [credited, invoice('I2', 4_000), note]

    expect(await ledger.importRecords(records)).toEqual(count(3, 0, 0))
    expect(await ledger.importRecords(records)).toEqual(count(0, 0, 3))

    const first = await onlyInvoice('I1')
    expect(first).toMatchObject({ amountDue: 7_000n, amountRemaining: 7_000n, standing: 'SENT' })
    expect(await onlyInvoice('C1')).toMatchObject({
      amountDue: -5_000n,
      amountPaid: -3_000n,
      creditReason: 'RETURN',
      correctsInvoiceId: first.id,
    })
    const stored = await ledger.database.creditApplication.findMany({ orderBy: { amount: 'asc' } })
    expect(stored).toMatchObject([
      { amount: 3_000n, invoiceId: first.id, reversedAt: null },
      { amount: 4_000n, reversedAt: new Date('2026-02-04T00:00:00Z') },
    ])

    await ledger.importRecords([{ ...note, creditApplications: [] }])
    expect(await ledger.database.creditApplication.count()).toBe(0)
    expect(await onlyInvoice('C1')).toMatchObject({ amountPaid: 0n })
  })

  it('is given up where it is written off', async () => {
    const writeOffs = [
      { amount: 400, reason: 'SMALL_BALANCE', writtenOffAt: '2026-03-01', note: 'Not worth it' },
      { amount: 100, writtenOffAt: '2026-03-01', reversedAt: '2026-03-02' },
    ]
    const record = invoice('I1', 10_000, {
      invoiceNumber: 'I1',
      amountPaid: 9_600,
      paidDate: '2026-02-01',
      writeOffs,
    })

    await ledger.importRecords([record])
    expect(await onlyInvoice('I1')).toMatchObject({
      amountWrittenOff: 400n,
      amountDue: 9_600n,
      amountRemaining: 0n,
      standing: 'PAID',
    })
    expect(await ledger.database.writeOff.findMany({ orderBy: { amount: 'desc' } })).toMatchObject([
      { amount: 400n, reason: 'SMALL_BALANCE', note: 'Not worth it', reversedAt: null },
      { amount: 100n, reason: 'OTHER', reversedAt: new Date('2026-03-02T00:00:00Z') },
    ])
    expect(await ledger.importRecords([record])).toEqual(count(0, 0, 1))

    await ledger.importRecords([invoice('I1', 10_000, { invoiceNumber: 'I1', amountWrittenOff: 10_000 })])
    expect(await onlyInvoice('I1')).toMatchObject({ amountDue: 0n, amountRemaining: 0n })
  })

  it('may be moved between allocations in any order, but never past what there is', async () => {
    const base = [invoice('I1', 10_000), payment('P1', 100)]
    await ledger.importRecords([...base, allocation('A1', 60), allocation('A2', 40)])

    expect(await ledger.importRecords([allocation('A2', 60), allocation('A1', 40)])).toEqual(count(0, 2, 0))
    expect(await ledger.importRecords([allocation('A3', 1), allocation('A1', 39)])).toEqual(count(1, 1, 0))
    expect(await ledger.importRecords([allocation('A4', 1)])).toEqual(count(0, 0, 0, 1))
    expect(ledger.told.join('\n')).toContain('line 1: amount makes 101 of a payment of 100 allocated')
    expect(await ledger.importRecords([payment('P1', 99)])).toEqual(count(0, 0, 0, 1))

    const { amountAllocated } = await ledger.database.payment.findFirstOrThrow()
    expect(amountAllocated).toBe(100n)
  })

  it('that is moved to another payment burdens the one before no more', async () => {
    const other = (name: string, amount: number, paymentExternalId: string) =>
      allocation(name, amount, { paymentExternalId })
    await ledger.importRecords([invoice('I1', 10_000), payment('P1', 100), payment('P2', 100)])
    await ledger.importRecords([allocation('A1', 100)])

    expect(await ledger.importRecords([allocation('A2', 100), other('A1', 100, 'P2')])).toEqual(
      count(1, 1, 0),
    )
    expect(await ledger.importRecords([other('A2', 60, 'P2'), other('A1', 40, 'P2')])).toEqual(count(0, 2, 0))
    expect(await ledger.importRecords([other('A1', 40, 'P1'), other('A3', 60, 'P1')])).toEqual(count(1, 1, 0))
    expect(await ledger.importRecords([other('A4', 1, 'P1'), other('A3', 60, 'P2')])).toEqual(
      count(1, 0, 0, 1),
    )
  })

  it.each<[string, object, string]>([
    [
      'allocates more than there is',
      payment('P2', 100, { allocations: [share('I1', 60), share('I1', 41)] }),
      'allocations[1].amount makes 101 of a payment of 100 allocated',
    ],
    [
      'allocates what went back',
      payment('P2', 100, { amountRefunded: 50, allocations: [share('I1', 60)] }),
      'makes 60 of a payment of 100 less the 50 that went back allocated',
    ],
    [
      'pays another currency without a rate',
      payment('P2', 100, { allocations: [share('U1', 60)] }),
      'allocations[0].currencyRate is required, or invoiceAmount: the payment is in EUR, the invoice in USD',
    ],
    [
      'has a rate of nothing',
      payment('P2', 100, { allocations: [share('U1', 60, { currencyRate: 0 })] }),
      'allocations[0].currencyRate must be more than zero',
    ],
    [
      'has a rate past what can be',
      payment('P2', 9e15, { allocations: [share('U1', 9e15, { currencyRate: '99999' })] }),
      'it must be above zero and below 2^53',
    ],
    [
      'has a rate within one currency',
      payment('P2', 100, { allocations: [share('I1', 60, { currencyRate: 1.1 })] }),
      'allocations[0].currencyRate must not be there',
    ],
    [
      'has two amounts in one currency',
      payment('P2', 100, { allocations: [share('I1', 60, { invoiceAmount: 61 })] }),
      'allocations[0].invoiceAmount must be the amount, 60',
    ],
    [
      'pays an invoice nobody knows',
      payment('P2', 100, { allocations: [share('I9', 60)] }),
      'allocations[0].invoiceExternalId no invoice "I9"',
    ],
    ['is past 2^53', payment('P2', 2 ** 53), 'amount must be <= 9007199254740991'],
    [
      'ends before it counts',
      payment('P2', 100, { allocations: [share('I1', 60, { reversedAt: '2026-01-31' })] }),
      'allocations[0].reversedAt must not lie before 2026-02-01',
    ],
    [
      'refunds more than there is',
      payment('P2', 100, { amountRefunded: 150, allocations: [share('I1', 500)] }),
      'amountRefunded must not exceed the amount, 100, but comes to 150',
    ],
    [
      'refunds another sum',
      payment('P2', 100, { amountRefunded: 10, refunds: [{ amount: 9, refundedAt: '2026-02-02' }] }),
      'amountRefunded must be the sum of the refunds: 9, not 10',
    ],
    [
      'refunds nothing',
      payment('P2', 100, { refunds: [{ amount: 0, refundedAt: '2026-02-02' }] }),
      'refunds[0].amount must be >= 1',
    ],
    [
      'credits by an invoice',
      invoice('I2', 100, { creditReason: 'RETURN' }),
      'creditReason is for credit notes',
    ],
    [
      'credits more than the note',
      invoice('C1', -100, {
        creditApplications: [{ invoiceExternalId: 'I1', amount: 101, appliedAt: '2026-02-01' }],
      }),
      'creditApplications[0].amount takes 1 more than the credit note has, which is 100',
    ],
    [
      'credits another currency',
      invoice('C1', -100, {
        creditApplications: [{ invoiceExternalId: 'U1', amount: 1, appliedAt: '2026-02-01' }],
      }),
      'creditApplications[0].invoiceExternalId is an invoice in USD, and the credit note is in EUR',
    ],
    [
      'says less is used than is applied',
      invoice('C1', -100, {
        amountPaid: -5,
        creditApplications: [{ invoiceExternalId: 'I1', amount: 6, appliedAt: '2026-02-01' }],
      }),
      'amountPaid must be -6 or less',
    ],
    [
      'corrects itself',
      invoice('C1', -100, { correctsInvoiceExternalId: 'C1' }),
      'correctsInvoiceExternalId must be another invoice',
    ],
    [
      'writes off more than is left',
      invoice('I2', 100, { prePaymentCreditNotes: 10, amountWrittenOff: 91 }),
      'amountWrittenOff must not exceed what is left of the total: 90',
    ],
    [
      'writes off another sum',
      invoice('I2', 100, { amountWrittenOff: 5, writeOffs: [{ amount: 6, writtenOffAt: '2026-02-01' }] }),
      'amountWrittenOff must be the sum of the writeOffs that were not reversed: 6, not 5',
    ],
    [
      'owes another sum',
      invoice('I2', 100, { amountWrittenOff: 5, amountDue: 100 }),
      'amountDue must be total - prePaymentCreditNotes - amountWrittenOff: 100 - 0 - 5 = 95, not 100',
    ],
  ])('is refused where it %s', async (_what, record, reason) => {
    await ledger.importRecords([invoice('I1', 10_000), invoice('U1', 10_000, { currency: 'USD' })])

    expect(await ledger.importRecords([record])).toEqual(count(0, 0, 0, 1))

    expect(ledger.told.join('\n')).toContain(reason)
    expect(await ledger.database.payment.count()).toBe(0)
  })

  it('ends the same in whatever order allocations come, and is nowhere more than there is', {
    timeout: 120_000,
  }, async () => {
    const part = fc.record({
      payment: fc.constantFrom('P1', 'P2'),
      invoice: fc.constantFrom('I1', 'U1'),
      amount: fc.integer({ min: 1, max: 60 }),
      isApproved: fc.boolean(),
      isReversed: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (parts, keys) => {
          await clear()
          const base = [
            invoice('I1', 10_000),
            invoice('U1', 10_000, { currency: 'USD' }),
            payment('P1', 100),
            payment('P2', 150),
          ]
          const allocations = parts.map(
            ({ payment: paymentExternalId, invoice: invoiceExternalId, ...each }, index) => ({
              ...allocation(`A${index}`, each.amount, { isApproved: each.isApproved }),
              paymentExternalId,
              invoiceExternalId,
              ...(invoiceExternalId === 'U1' ? { currencyRate: '1.1' } : {}),
              ...(each.isReversed ? { reversedAt: '2026-03-01' } : {}),
            }),
          )
          const shuffled = allocations
            .map((each) => ({ each, key: keys.next().value }))
            .toSorted((left, right) => Number(left.key) - Number(right.key))
            .map(({ each }) => each)

          await ledger.importRecords([...base, ...shuffled])

          const payments = await ledger.database.payment.findMany({ include: { allocations: true } })
          for (const { amount, amountAllocated, allocations: stored } of payments) {
            const live = stored.filter(({ isApproved, reversedAt }) => isApproved && reversedAt === null)
            expect(live.reduce((sum, each) => sum + each.amount, 0n)).toBe(amountAllocated)
            expect(amountAllocated).toBeLessThanOrEqual(amount)
          }
          const wanted = (name: string) =>
            parts
              .filter((each) => each.payment === name && each.isApproved && !each.isReversed)
              .reduce((sum, { amount }) => sum + amount, 0)
          const fits = wanted('P1') <= 100 && wanted('P2') <= 150
          const again = await ledger.importRecords([...base, ...shuffled.toReversed()])
          if (fits) expect(again).toEqual(count(0, 0, base.length + parts.length))
          else expect(again.rejected).toBeGreaterThan(0)
        },
      ),
      { numRuns: 25, endOnFailure: true },
    )
  })
})
