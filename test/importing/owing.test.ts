import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { createImporter, type Importer } from './importer.ts'

// No status hides money that is owed, and nothing is overdue on which nothing is owed, whatever a source writes.
let api: TestApi
let token: string
let importer: Importer
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  importer = await createImporter(api.database, organization.id)
})
afterAll(async () => {
  await importer.close()
  await api.close()
})

type Amount = { minorUnits: number; currency: string }
type Invoice = {
  invoiceNumber: string
  status: string
  currency: string
  overdueDays: number | null
  isOverdue: boolean
  agingBucket: string | null
  amountRemaining: Amount
  outstanding: Amount | null
  unappliedCredit: Amount
  paidDate: string | null
}

const FIELDS = `invoiceNumber status currency overdueDays isOverdue agingBucket paidDate
  amountRemaining { minorUnits } outstanding { minorUnits } unappliedCredit { minorUnits }`

async function ask<Data>(document: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await api.ask<Data>(token, document, variables)
  if (errors !== undefined || data === null || data === undefined) throw new Error(JSON.stringify(errors))
  return data
}

async function invoicesWhere(where: object, orderBy: object[] = []): Promise<Invoice[]> {
  const { invoices } = await ask<{ invoices: { nodes: Invoice[] } }>(
    `query ($where: InvoiceWhere, $orderBy: [InvoiceOrder!]) {
      invoices(first: 100, where: $where, orderBy: $orderBy) { nodes { ${FIELDS} } } }`,
    { where, orderBy },
  )
  return invoices.nodes
}

const record = (invoiceNumber: string, data: object) => ({
  type: 'invoice',
  externalId: invoiceNumber,
  invoiceNumber,
  currency: 'EUR',
  dueDate: '2025-10-01',
  total: 500,
  ...data,
})
const found = async (invoiceNumber: string) => {
  const [invoice] = await invoicesWhere({ invoiceNumber: { eq: invoiceNumber } })
  if (invoice === undefined) throw new Error(`${invoiceNumber} was not imported.`)
  return invoice
}

describe('a paid date beside amounts', () => {
  test.each([
    ['a part was paid', { amountPaid: 100 }, 'PARTIALLY_PAID', 400],
    ['all but the least was paid', { amountPaid: 499 }, 'PARTIALLY_PAID', 1],
    ['nothing was paid', { amountPaid: 0 }, 'OVERDUE', 500],
    ['it is disputed', { amountPaid: 100, isInDispute: true }, 'DISPUTED', 400],
    ['all was paid', { amountPaid: 500 }, 'PAID', 0],
    ['more was paid', { amountPaid: 600 }, 'PAID', 0],
    ['the amount is not known', {}, 'PAID', 0],
    ['credit makes up for the rest', { amountPaid: 100, prePaymentCreditNotes: 400 }, 'PAID', 0],
    ['nothing was due', { total: 0 }, 'PAID', 0],
  ])('where %s', async (name, data, status, remaining) => {
    const line = record(`date ${name}`, { paidDate: '2026-02-01', ...data })

    await importer.importRecords([line])

    expect(await found(line.invoiceNumber)).toMatchObject({
      status,
      amountRemaining: { minorUnits: remaining },
      paidDate: '2026-01-31T23:00:00.000Z',
    })
  })

  test('is the last payment of what a mapping takes from columns, too', async () => {
    await importer.importCsv('no;total;paid;last\n4711;5,00;1,00;01.02.2026\n4712;5,00;;01.02.2026\n', {
      delimiter: ';',
      dates: { format: 'DD.MM.YYYY' },
      numbers: { decimalSeparator: ',' },
      records: [
        {
          type: 'invoice',
          fields: {
            externalId: 'no',
            invoiceNumber: 'no',
            currency: { constant: 'EUR' },
            total: 'total',
            amountPaid: 'paid',
            paidDate: 'last',
          },
        },
      ],
    })

    expect(await found('4711')).toMatchObject({ status: 'PARTIALLY_PAID', outstanding: { minorUnits: 400 } })
    expect(await found('4712')).toMatchObject({ status: 'PAID', outstanding: { minorUnits: 0 } })
  })

  test('follows the record when it is imported again', async () => {
    const line = record('again', { paidDate: '2026-02-01' })
    const states = [
      [line, 'PAID'],
      [{ ...line, amountPaid: 100 }, 'PARTIALLY_PAID'],
      [{ ...line, amountPaid: 500 }, 'PAID'],
      [{ ...line, amountPaid: 500, total: 700 }, 'PARTIALLY_PAID'],
    ] as const
    for (const [state, status] of states) {
      await importer.importRecords([state])
      expect(await found('again')).toMatchObject({ status })
    }
  })

  test('keeps no promise of which money is still owed', async () => {
    const promised = { promisedToPayDate: '2026-02-05', paidDate: '2026-02-01' }
    await importer.importRecords([
      record('promised part', { ...promised, amountPaid: 100 }),
      record('promised all', promised),
    ])

    expect(await invoicesWhere({ promiseStatus: { eq: 'KEPT' } })).toMatchObject([
      { invoiceNumber: 'promised all' },
    ])
    await importer.importRecords([record('promised part', { ...promised, amountPaid: 200 })])
    expect(await invoicesWhere({ promiseStatus: { eq: 'BROKEN' } })).toMatchObject([
      { invoiceNumber: 'promised part' },
    ])
    await importer.importRecords([record('promised part', { ...promised, amountPaid: 500 })])
    expect(await invoicesWhere({ promiseStatus: { eq: 'KEPT' } })).toHaveLength(2)
  })
})

describe('where nothing is owed', () => {
  const NOTHING = {
    'credited in full': { prePaymentCreditNotes: 500 },
    zero: { total: 0 },
    negative: { total: -500 },
    'negative and paid out in part': { total: -500, amountPaid: -100 },
    'negative and settled late': { total: -500, paidDate: '2026-02-01' },
    'negative and disputed': { total: -500, isInDispute: true },
    'zero and settled late': { total: 0, paidDate: '2026-02-01' },
    'not sent yet': { workflowStatus: 'APPROVED' },
    'to be sent': { workflowStatus: 'SCHEDULED' },
    draft: { workflowStatus: 'DRAFT' },
    void: { voidedAt: '2026-01-01' },
    'written off': { markedUncollectibleAt: '2026-01-01' },
  }

  test('nothing is overdue, by whichever question', async () => {
    const lines = Object.entries(NOTHING).map(([name, data]) => record(`nothing ${name}`, data))
    await importer.importRecords([...lines, record('nothing but this', {})])
    const named = { invoiceNumber: { startsWith: 'nothing' } }
    const names = async (where: object, orderBy: object[] = []) =>
      (await invoicesWhere({ and: [named, where] }, orderBy)).map(({ invoiceNumber }) => invoiceNumber)

    for (const where of [
      { overdueDays: { gt: 90 } },
      { overdueDays: { gt: 0 } },
      { overdueDays: { isNull: false } },
      { not: { overdueDays: { isNull: true } } },
      { isOverdue: true },
      { status: { eq: 'OVERDUE' } },
      { agingBucket: { in: ['OVER_90', 'DAYS_61_90', 'DAYS_31_60', 'DAYS_1_30', 'CURRENT'] } },
      { outstanding: { gt: 0 } },
    ]) {
      expect(await names(where), JSON.stringify(where)).toEqual(['nothing but this'])
    }
    for (const { invoiceNumber, overdueDays, isOverdue, agingBucket } of await invoicesWhere(named)) {
      if (invoiceNumber === 'nothing but this') continue
      expect({ overdueDays, isOverdue, agingBucket }, invoiceNumber).toEqual({
        overdueDays: null,
        isOverdue: false,
        agingBucket: null,
      })
    }
    for (const field of ['OVERDUE_DAYS', 'OUTSTANDING']) {
      expect((await names({}, [{ field, direction: 'DESC' }]))[0], field).toBe('nothing but this')
    }
  })

  test('a void and a written-off invoice keep their amount, but lead no list of what is owed', async () => {
    await importer.importRecords([
      record('most void', { total: 1_000_000, voidedAt: '2026-01-01' }),
      record('most written off', { total: 2_000_000, markedUncollectibleAt: '2026-01-01' }),
      record('most draft', { total: 3_000_000, workflowStatus: 'DRAFT' }),
      record('most owed', { total: 900_000 }),
      record('most paid', { total: 4_000_000, amountPaid: 4_000_000 }),
    ])
    const where = { invoiceNumber: { startsWith: 'most' } }
    const numbers = async (orderBy: object) =>
      (await invoicesWhere(where, [orderBy])).map(({ invoiceNumber }) => invoiceNumber)

    expect((await numbers({ field: 'AMOUNT_REMAINING', direction: 'DESC' })).slice(0, 2)).toEqual([
      'most draft',
      'most written off',
    ])
    expect((await numbers({ field: 'OUTSTANDING', direction: 'DESC' })).slice(0, 2)).toEqual([
      'most owed',
      'most paid',
    ])
    expect((await numbers({ field: 'OUTSTANDING' })).slice(0, 2)).toEqual(['most paid', 'most owed'])
  })
})

const DATE = fc.constantFrom(null, '2025-06-01', '2026-02-10', '2026-03-12', '2026-06-01')
const AMOUNT = fc.constantFrom(-700, -500, -1, 0, 1, 100, 499, 500, 501, 90_000)
const RECORD = fc
  .record({
    currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY'),
    workflowStatus: fc.constantFrom('SENT', 'SENT', 'SENT', 'DRAFT', 'APPROVED', 'SCHEDULED', 'CANCELLED'),
    dueDate: DATE,
    paidDate: DATE,
    voidedAt: fc.constantFrom(null, null, null, '2026-01-01'),
    markedUncollectibleAt: fc.constantFrom(null, null, null, '2026-01-01'),
    total: AMOUNT,
    amountPaid: fc.option(AMOUNT),
    credit: fc.double({ min: 0, max: 1, noNaN: true }),
    isInDispute: fc.constantFrom(false, false, true),
    collectionMethod: fc.constantFrom(null, 'SEND_INVOICE', 'CHARGE_AUTOMATICALLY'),
    document: fc.constantFrom(null, null, { filename: 'a.pdf', isArchived: true }),
  })
  .map(({ credit, ...fields }) => ({
    ...fields,
    // What an import refuses is of no interest here.
    amountPaid: fields.total >= 0 && (fields.amountPaid ?? 0) < 0 ? 0 : fields.amountPaid,
    prePaymentCreditNotes: fields.total > 0 ? Math.round(fields.total * Math.round(credit * 2) * 0.5) : 0,
  }))

const FILTER = fc.constantFrom<object>(
  {},
  { currency: { eq: 'EUR' } },
  { isOverdue: true },
  { overdueDays: { gt: 30 } },
  { status: { in: ['PAID', 'PARTIALLY_PAID', 'VOID'] } },
  { not: { status: { eq: 'SENT' } } },
  { paidDate: { isNull: false } },
  { outstanding: { gt: 100 } },
  { not: { outstanding: { gte: 0 } } },
  { total: { lt: 0 } },
)

const SUMS = `totals { currency amountRemaining { minorUnits } outstanding { minorUnits } overdue { minorUnits }
    unappliedCredit { minorUnits } }
  aging { currency label amountRemaining { minorUnits } unappliedCredit { minorUnits } }`
type Sums = {
  totals: { currency: string; outstanding: Amount; overdue: Amount; unappliedCredit: Amount }[]
  aging: { currency: string; label: string; amountRemaining: Amount; unappliedCredit: Amount }[]
}

const NOT_OWED = ['VOID', 'CANCELLED', 'UNCOLLECTIBLE', 'DRAFT', 'APPROVED', 'SCHEDULED']
const sum = (amounts: readonly (Amount | null)[]) =>
  amounts.reduce((total, amount) => total + (amount?.minorUnits ?? 0), 0)

test('outstanding is what remains of all that is not void, written off or unsent, under every filter', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(RECORD, { minLength: 1, maxLength: 25 }),
      fc.array(FILTER, { minLength: 1, maxLength: 4 }),
      async (records, filters) => {
        run += 1
        // Again and again the same ones: most are updates of what was there before.
        const lines = records.map((fields, index) => ({
          ...record(`random ${index}`, fields),
          invoiceNumber: `run ${run} ${index}`,
        }))
        expect(await importer.importRecords(lines)).toMatchObject({ rejected: 0 })
        const random = { invoiceNumber: { startsWith: `run ${run} ` } }
        for (const filter of filters) {
          const where = { and: [random, filter] }
          const { invoices } = await ask<{ invoices: Sums & { nodes: Invoice[] } }>(
            `query ($where: InvoiceWhere) { invoices(first: 100, includeInactive: true, where: $where) {
              ${SUMS} nodes { ${FIELDS} } } }`,
            { where },
          )
          expectIdentity(invoices, invoices.nodes)
        }
      },
    ),
    { numRuns: 30 },
  )
}, 120_000)

function expectHonest({ status, overdueDays, isOverdue, ...amounts }: Invoice): void {
  const remaining = amounts.amountRemaining.minorUnits
  if (status === 'PAID') expect(remaining).toBe(0)
  expect(amounts.outstanding?.minorUnits).toBe(NOT_OWED.includes(status) ? undefined : remaining)
  if (status !== 'PAID') expect(isOverdue).toBe((overdueDays ?? 0) > 0)
  if (remaining === 0 && status !== 'PAID') expect(overdueDays).toBeNull()
}

function expectIdentity({ totals, aging }: Sums, all: readonly Invoice[]): void {
  for (const invoice of all) expectHonest(invoice)
  for (const { currency, outstanding, overdue, unappliedCredit } of totals) {
    const own = all.filter((invoice) => invoice.currency === currency)
    const owed = own.filter(({ status }) => !NOT_OWED.includes(status))
    const buckets = aging.filter((bucket) => bucket.currency === currency)
    const remaining = sum(owed.map(({ amountRemaining }) => amountRemaining))
    expect(outstanding.minorUnits).toBe(remaining)
    expect(sum(own.map((invoice) => invoice.outstanding))).toBe(remaining)
    expect(sum(buckets.map(({ amountRemaining }) => amountRemaining))).toBe(remaining)
    expect(overdue.minorUnits).toBe(
      sum(buckets.filter(({ label }) => label !== 'current').map(({ amountRemaining }) => amountRemaining)),
    )
    expect(unappliedCredit.minorUnits).toBe(sum(own.map((invoice) => invoice.unappliedCredit)))
    expect(sum(buckets.map((bucket) => bucket.unappliedCredit))).toBe(unappliedCredit.minorUnits)
  }
}

test('the sums of the whole ledger, which triggers keep, are those of its rows', async () => {
  for (const includeInactive of [true, false]) {
    const { kept, counted } = await ask<{ kept: Sums; counted: Sums }>(`{
      kept: invoices(includeInactive: ${includeInactive}) { ${SUMS} }
      counted: invoices(includeInactive: ${includeInactive}, where: { not: { currency: { eq: "XXX" } } }) { ${SUMS} } }`)
    expect(kept).toEqual(counted)
    expect(kept.totals.some(({ unappliedCredit }) => unappliedCredit.minorUnits > 0)).toBe(true)
  }
})

test('a credit note stands beside what its party owes, per currency, and lowers none of it', async () => {
  await importer.importRecords([
    { type: 'party', externalId: 'C', name: 'Credited' },
    ...[
      record('c 1', { total: 900 }),
      record('c 2', { total: -300 }),
      record('c 3', { total: -200, amountPaid: -50 }),
      record('c 4', { total: -80, currency: 'USD' }),
      record('c 5', { total: -10, workflowStatus: 'DRAFT' }),
      record('c 6', { total: -20, voidedAt: '2026-01-01' }),
      record('c 7', { total: -30, paidDate: '2026-01-01' }),
    ].map((line) => ({ ...line, targetPartyExternalId: 'C' })),
  ])

  const MONEY = '{ minorUnits currency }'
  const { parties } = await ask<{
    parties: { nodes: object[] }
  }>(`{ parties(where: {name: {eq: "Credited"}}) { nodes {
    receivables { currency openCount balance ${MONEY} overdue ${MONEY} unappliedCredit ${MONEY} byBucket { bucket count } }
    invoices { totals { currency outstanding ${MONEY} unappliedCredit ${MONEY} }
      aging(edges: [30]) { currency label count amountRemaining ${MONEY} unappliedCredit ${MONEY} } } } } }`)

  const euros = (minorUnits: number) => ({ minorUnits, currency: 'EUR' })
  const dollars = (minorUnits: number) => ({ minorUnits, currency: 'USD' })
  const bucket = (label: string, count: number, amountRemaining: Amount, unappliedCredit: Amount) => ({
    currency: amountRemaining.currency,
    label,
    count,
    amountRemaining,
    unappliedCredit,
  })
  expect(parties.nodes).toEqual([
    {
      receivables: [
        {
          currency: 'EUR',
          openCount: 1,
          balance: euros(900),
          overdue: euros(900),
          unappliedCredit: euros(450),
          byBucket: [{ bucket: 'OVER_90', count: 1 }],
        },
        {
          currency: 'USD',
          openCount: 0,
          balance: dollars(0),
          overdue: dollars(0),
          unappliedCredit: dollars(80),
          byBucket: [],
        },
      ],
      invoices: {
        totals: [
          { currency: 'EUR', outstanding: euros(900), unappliedCredit: euros(450) },
          { currency: 'USD', outstanding: dollars(0), unappliedCredit: dollars(80) },
        ],
        aging: [
          bucket('current', 0, euros(0), euros(450)),
          bucket('1-30', 0, euros(0), euros(0)),
          bucket('>30', 1, euros(900), euros(0)),
          bucket('current', 0, dollars(0), dollars(80)),
          bucket('1-30', 0, dollars(0), dollars(0)),
          bucket('>30', 0, dollars(0), dollars(0)),
        ],
      },
    },
  ])
})
