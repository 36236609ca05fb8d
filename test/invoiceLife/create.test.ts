import { describe, expect, test } from 'vitest'
import { CURRENCY_CODES, fractionDigits } from '../../src/graph/currency.ts'
import { useFirm } from './firm.ts'
import { randomFrom } from './random.ts'

const firm = useFirm()
const { call, draft, line, create, refusalsOf, made } = firm

const PREVIEW = `query ($input: InvoicePreviewInput!) { invoicePreview(input: $input) {
  userErrors { code field message }
  invoice { issuedOn dueOn subtotal { minorUnits amount } discount { minorUnits amount } tax { minorUnits amount } total { minorUnits amount }
    lines { lineNumber discount { minorUnits } tax { minorUnits } lineTotal { minorUnits } } taxes { taxRate net { minorUnits } tax { minorUnits } } } } }`
const STORED = `query ($id: ID!) { invoice(by: { id: $id }) {
  issuedOn dueOn subtotal { minorUnits amount } discount { minorUnits amount } tax { minorUnits amount } total { minorUnits amount }
  lineItems { lineNumber name quantity unitPrice { minorUnits } discountRate taxRate discount { minorUnits } tax { minorUnits } lineTotal { minorUnits } } } }`

type Money = { minorUnits: number; amount: string }
type Shown = Record<'subtotal' | 'discount' | 'tax' | 'total', Money> & { issuedOn: string; dueOn: string }
type Line = { lineNumber: number; discount: unknown; tax: unknown; lineTotal: { minorUnits: number } }

async function preview(input: object) {
  const { api, token } = firm.company
  const { data, errors } = await api.ask<{
    invoicePreview: { userErrors: unknown[]; invoice: (Shown & { lines: Line[] }) | null }
  }>(token, PREVIEW, { input })
  expect(errors).toBeUndefined()
  if (!data) throw new Error('No answer.')
  return data.invoicePreview
}

async function stored(id: string) {
  const { data } = await firm.company.api.ask<{
    invoice: Shown & { lineItems: (Line & Record<string, unknown>)[] }
  }>(firm.company.token, STORED, { id })
  if (!data) throw new Error('No answer.')
  return data.invoice
}

const count = () => firm.company.api.database.invoice.count()

describe('invoiceCreate', () => {
  test('makes a draft whose amounts follow from its lines', async () => {
    const lines = [
      line({ quantity: '2.5', discountRate: '10', taxRate: '19' }),
      line({
        name: ' Delivery ',
        quantity: '1',
        unitPrice: { minorUnits: 999, currency: 'EUR' },
        discount: { minorUnits: 99, currency: 'EUR' },
        taxRate: '7.00',
      }),
      line({ name: 'Stamp', contextType: 'FEE', quantity: '1' }),
    ]
    const invoice = await create({
      lineItems: lines,
      issuedOn: '2026-03-20',
      paymentTermsDays: 30,
      memo: 'Thank you',
      customFields: { a: 1 },
    })

    expect(invoice).toMatchObject({
      status: 'DRAFT',
      invoiceNumber: null,
      issuedOn: '2026-03-20',
      dueOn: '2026-04-19',
      subtotal: { minorUnits: 2500 + 999 + 1000 },
      discount: { minorUnits: 250 + 99 },
      // 2250 × 19 % = 427.5 and 900 × 7 % = 63.
      tax: { minorUnits: 428 + 63 },
      total: { minorUnits: 4499 - 349 + 491 },
      amountDue: { minorUnits: 4641 },
      amountRemaining: { minorUnits: 4641 },
    })
    const { lineItems } = await stored(invoice.id)
    expect(lineItems).toMatchObject([
      {
        lineNumber: 1,
        quantity: '2.5',
        discountRate: '10',
        taxRate: '19',
        discount: { minorUnits: 250 },
        tax: { minorUnits: 428 },
        lineTotal: { minorUnits: 2678 },
      },
      {
        lineNumber: 2,
        name: 'Delivery',
        discountRate: null,
        taxRate: '7',
        discount: { minorUnits: 99 },
        lineTotal: { minorUnits: 963 },
      },
      {
        lineNumber: 3,
        taxRate: null,
        discount: { minorUnits: 0 },
        tax: { minorUnits: 0 },
        lineTotal: { minorUnits: 1000 },
      },
    ])
  })

  test('has the addresses of the party unless others are given', async () => {
    const { api, organization, idOf } = firm.company
    const organizationId = organization.id
    const [home, other] = await Promise.all(
      ['Home', 'Other'].map((name) =>
        api.database.address.create({ data: { organizationId, partyId: made.partyUid, name } }),
      ),
    )
    if (!home || !other) throw new Error('Two addresses.')
    await api.database.party.update({
      where: { organizationId_id: { organizationId, id: made.partyUid } },
      data: { billingAddressId: home.id, shippingAddressId: home.id },
    })
    const invoice = await create({ shippingAddressId: idOf('Address', other.id) })
    const without = await create({ billingAddressId: null })
    const { data } = await api.ask(
      firm.company.token,
      'query ($a: ID!, $b: ID!) { a: invoice(by: { id: $a }) { billingAddress { name } shippingAddress { name } } b: invoice(by: { id: $b }) { billingAddress { name } } }',
      { a: invoice.id, b: without.id },
    )

    expect(data).toEqual({
      a: { billingAddress: { name: 'Home' }, shippingAddress: { name: 'Other' } },
      b: { billingAddress: null },
    })
  })

  test('issues at once where it is told to, and is PAID where nothing has to be paid', async () => {
    const issued = await create({ issue: true, dueOn: '2026-03-31' })
    expect(issued).toMatchObject({
      status: 'SENT',
      issuedOn: '2026-03-13',
      dueOn: '2026-03-31',
      invoiceNumber: expect.stringMatching(/^INV-\d{5}$/),
    })
    const free = await create({ issue: true, lineItems: [line({ discountRate: '100', taxRate: '19' })] })
    expect(free).toMatchObject({ status: 'PAID', paidOn: '2026-03-13', total: { minorUnits: 0 } })
  })

  test('is done once under a key, and the audit log says what', async () => {
    const input = draft({ issue: true, idempotencyKey: 'one invoice', memo: 'Under a key' })
    const answers = await Promise.all([1, 2, 3].map(() => call('invoiceCreate', input)))

    expect(new Set(answers.map(({ invoice }) => invoice?.id)).size).toBe(1)
    const { database } = firm.company.api
    expect(await database.invoice.count({ where: { memo: 'Under a key' } })).toBe(1)
    const entry = await database.auditEntry.findFirst({
      where: { action: 'invoiceCreate' },
      orderBy: { id: 'desc' },
    })
    expect(entry?.changes).toMatchObject({ currency: 'EUR', total: '2000', lines: 1 })
  })
})

describe('what is refused', () => {
  const many = (length: number) => Array.from({ length }, () => line())
  const price = (minorUnits: number, currency = 'EUR') => ({ unitPrice: { minorUnits, currency } })
  test.each<[string, object, string[]]>([
    ['no lines', { lineItems: [] }, ['REQUIRED input.lineItems']],
    ['501 lines', { lineItems: many(501) }, ['TOO_MANY_ITEMS input.lineItems']],
    [
      'a quantity of zero',
      { lineItems: [line(), line({ quantity: '0' })] },
      ['INVALID input.lineItems.1.quantity'],
    ],
    [
      'a quantity below zero',
      { lineItems: [line({ quantity: '-1' })] },
      ['INVALID input.lineItems.0.quantity'],
    ],
    [
      'a quantity of seven digits',
      { lineItems: [line({ quantity: '1.0000001' })] },
      ['INVALID input.lineItems.0.quantity'],
    ],
    [
      'a quantity of 10^14',
      { lineItems: [line({ quantity: '100000000000000' })] },
      ['INVALID input.lineItems.0.quantity'],
    ],
    [
      'a price below zero',
      { lineItems: [line(price(-1))] },
      ['INVALID input.lineItems.0.unitPrice.minorUnits'],
    ],
    [
      'a price in another currency',
      { lineItems: [line(price(1, 'USD'))] },
      ['CURRENCY_MISMATCH input.lineItems.0.unitPrice.currency'],
    ],
    [
      'a rate above 100',
      { lineItems: [line({ taxRate: '100.000001' })] },
      ['INVALID input.lineItems.0.taxRate'],
    ],
    [
      'a rate below 0',
      { lineItems: [line({ discountRate: '-0.5' })] },
      ['INVALID input.lineItems.0.discountRate'],
    ],
    [
      'a discount both ways',
      { lineItems: [line({ discountRate: '5', discount: { minorUnits: 1, currency: 'EUR' } })] },
      ['INVALID input.lineItems.0.discountRate'],
    ],
    [
      'a discount above the line',
      { lineItems: [line({ discount: { minorUnits: 2_001, currency: 'EUR' } })] },
      ['INVALID input.lineItems.0.discount'],
    ],
    [
      'a line of tax',
      { lineItems: [line({ contextType: 'TAX' })] },
      ['INVALID input.lineItems.0.contextType'],
    ],
    ['a blank name', { lineItems: [line({ name: ' ' })] }, ['REQUIRED input.lineItems.0.name']],
    [
      'a product past 2^53',
      { lineItems: [line({ quantity: '2', ...price(2 ** 52) })] },
      ['INVALID input.lineItems.0'],
    ],
    [
      'a sum past 2^53',
      { lineItems: [line(price(2 ** 51)), line(price(2 ** 51)), line()] },
      ['INVALID input.lineItems.1'],
    ],
    [
      'every line that is at fault',
      { lineItems: [line({ quantity: '0', taxRate: '-1' }), line(), line({ taxRate: '101' })] },
      ['INVALID input.lineItems.0.quantity', 'INVALID input.lineItems.2.taxRate'],
    ],
    ['two due dates', { dueOn: '2026-04-01', paymentTermsDays: 30 }, ['INVALID input.paymentTermsDays']],
    ['terms below zero', { paymentTermsDays: -1 }, ['INVALID input.paymentTermsDays']],
    ['terms above the most', { paymentTermsDays: 1_001 }, ['INVALID input.paymentTermsDays']],
    [
      'what is due before it is issued',
      { issuedOn: '2026-03-13', dueOn: '2026-03-12' },
      ['INVALID input.dueOn'],
    ],
    ['a draft for in more than a year', { issuedOn: '2027-03-20' }, ['INVALID input.issuedOn']],
    ['a day of long ago', { issuedOn: '0001-01-01' }, ['INVALID input.issuedOn']],
    ['a due date of the far future', { dueOn: '9999-12-31' }, ['INVALID input.dueOn']],
    ['a billing address that is none', { billingEmail: 'nobody' }, ['INVALID input.billingEmail']],
    ['issuing in the future', { issue: true, issuedOn: '2026-03-14' }, ['INVALID input.issuedOn']],
    ['issuing to nobody', { issue: true, partyId: null }, ['REQUIRED input.partyId']],
    ['an assignee from nowhere', { assigneeId: 'nobody' }, ['NOT_FOUND input.assigneeId']],
  ])('%s', async (_name, part, refusals) => {
    const before = await count()
    const series = await firm.company.api.database.invoiceSeries.findMany()
    const input = draft(part)

    expect(refusalsOf(await call('invoiceCreate', input))).toEqual(refusals)
    expect(await count()).toBe(before)
    expect(await firm.company.api.database.invoiceSeries.findMany()).toEqual(series)
    // The preview says the same of all that is not about issuing.
    if ('issue' in input) return
    const seen = await preview(input)
    expect(seen.invoice).toBeNull()
    expect(seen.userErrors).toEqual((await call('invoiceCreate', input)).userErrors)
  })

  test('parties, addresses and series of another organization', async () => {
    const { ledger, idOf, api } = firm.company
    const other = await ledger.organization({ name: 'Elsewhere' })
    const party = await ledger.party(other)
    const series = await api.database.invoiceSeries.create({
      data: { organizationId: other.id, prefix: 'X' },
    })
    const own = idOf('Party', party.id)
    const foreign = idOf('Party', party.id, other)

    expect(refusalsOf(await call('invoiceCreate', draft({ partyId: foreign })))).toEqual([
      'NOT_FOUND input.partyId',
    ])
    expect(refusalsOf(await call('invoiceCreate', draft({ partyId: own })))).toEqual([
      'NOT_FOUND input.partyId',
    ])
    expect(refusalsOf(await call('invoiceCreate', draft({ billingAddressId: foreign })))).toEqual([
      'NOT_FOUND input.billingAddressId',
    ])
    for (const seriesId of [idOf('InvoiceSeries', series.id), idOf('InvoiceSeries', series.id, other)]) {
      expect(refusalsOf(await call('invoiceCreate', draft({ issue: true, seriesId })))).toEqual([
        'NOT_FOUND input.seriesId',
      ])
    }
  })
})

describe('invoicePreview', () => {
  const { integer, pick } = randomFrom(12)
  const decimal = (whole: number, digits: number) =>
    `${whole}${digits === 0 ? '' : `.${String(integer(0, 10 ** digits - 1)).padStart(digits, '0')}`}`
  const currencies = [0, 2, 3, 4].map((digits) =>
    CURRENCY_CODES.filter((code) => fractionDigits(code) === digits),
  )
  const settings = ['HALF_UP', 'HALF_EVEN'].flatMap((moneyRounding) =>
    ['PER_LINE', 'PER_INVOICE'].map((taxRounding) => ({ moneyRounding, taxRounding })),
  )

  test.each(settings)(
    'is what invoiceCreate stores, with $moneyRounding $taxRounding, in currencies of 0, 2, 3 and 4 digits',
    async (setting) => {
      const { api, organization } = firm.company
      const updated = await api.ask(
        made.adminToken,
        'mutation ($input: AccountingSettingsUpdateInput!) { accountingSettingsUpdate(input: $input) { userErrors { code } organization { accounting { moneyRounding taxRounding } } } }',
        { input: setting },
      )
      expect(updated.data).toEqual({
        accountingSettingsUpdate: { userErrors: [], organization: { accounting: setting } },
      })
      for (let round = 0; round < 24; round++) {
        const currency = pick(currencies[round % 4] ?? [])
        const money = (most: number) => ({ minorUnits: integer(0, most), currency })
        const rate = () => pick(['0', '5', '19', '100', decimal(integer(0, 99), 6)])
        const lineItems = Array.from({ length: integer(1, 6) }, () =>
          line({
            quantity: decimal(integer(1, 30), integer(0, 6)),
            unitPrice: { minorUnits: integer(50, 99_999), currency },
            ...pick([{}, { discountRate: rate() }, { discount: money(49) }]),
            ...pick([{}, { taxRate: rate() }, { taxRate: rate() }]),
          }),
        )
        const input = draft({ currency, lineItems, issuedOn: '2026-03-01', paymentTermsDays: integer(0, 90) })

        const seen = await preview(input)
        expect(seen.userErrors).toEqual([])
        const invoice = await stored((await create(input)).id)
        const { lines, subtotal, discount, tax, total, issuedOn, dueOn } = seen.invoice ?? { lines: [] }
        expect({ subtotal, discount, tax, total, issuedOn, dueOn }).toEqual({
          ...invoice,
          lineItems: undefined,
        })
        expect(invoice.total.minorUnits).toBe(
          invoice.subtotal.minorUnits - invoice.discount.minorUnits + invoice.tax.minorUnits,
        )
        const parts = invoice.lineItems.map((item) => ({
          lineNumber: item.lineNumber,
          discount: item.discount,
          tax: item.tax,
          lineTotal: item.lineTotal,
        }))
        expect(lines).toEqual(parts)
        expect(parts.reduce((sum, { lineTotal }) => sum + lineTotal.minorUnits, 0)).toBe(
          invoice.total.minorUnits,
        )
        const fraction = invoice.total.amount.split('.')[1] ?? ''
        expect(fraction.length).toBe(fractionDigits(currency))
      }
      expect(organization.id).toBeDefined()
    },
  )

  test('saves nothing, and takes no number', async () => {
    const before = await count()
    const series = await firm.company.api.database.invoiceSeries.findMany()
    await preview(draft())
    expect(await count()).toBe(before)
    expect(await firm.company.api.database.invoiceSeries.findMany()).toEqual(series)
  })
})
