import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, createVariedLedger, type JudgedInvoice, type VariedLedger } from './variedLedger.ts'

const PREVIEW = `query ($where: InvoiceWhere, $search: String, $includeInactive: Boolean) {
  outreachPreview(where: $where, search: $search, includeInactive: $includeInactive) {
    invoiceCount eligibleCount blockedCount recipientCount blockers { code count }
    totals { currency count outstanding { minorUnits currency } } } }`

type Preview = {
  invoiceCount: number
  eligibleCount: number
  blockedCount: number
  recipientCount: number
  blockers: { code: string; count: number }[]
  totals: { currency: string; count: number; outstanding: { minorUnits: number; currency: string } }[]
}

const OPEN = ['SENT', 'OVERDUE', 'PARTIALLY_PAID', 'DISPUTED']
const isReceivable = ({ type }: JudgedInvoice) => type === 'RECEIVABLE'
const isOpen = (invoice: JudgedInvoice) =>
  OPEN.includes(invoice.status) && invoice.amountRemaining.minorUnits > 0

let ledger: VariedLedger
beforeAll(async () => {
  ledger = await createVariedLedger({ minDaysBetweenOutreach: 3, inboundGracePeriodDays: 2 })
})
afterAll(() => ledger.close())

async function preview(variables: object): Promise<Preview | undefined> {
  const { data, errors } = await ledger.api.ask<{ outreachPreview: Preview }>(ledger.token, PREVIEW, {
    ...variables,
  })
  expect(errors).toBeUndefined()
  return data?.outreachPreview
}

/** What the preview should say, from the field of each invoice. */
function expected(invoices: readonly JudgedInvoice[]) {
  const eligible = invoices.filter((invoice) => codesOf(invoice).length === 0)
  const blockers = Map.groupBy(invoices.flatMap(codesOf), (code) => code)
  const totals = Map.groupBy(eligible, ({ currency }) => currency)
  return {
    invoiceCount: invoices.length,
    eligibleCount: eligible.length,
    blockedCount: invoices.length - eligible.length,
    blockers: [...blockers].map(([code, { length }]) => ({ code, count: length })),
    totals: [...totals].map(([currency, group]) => ({
      currency,
      count: group.length,
      outstanding: {
        currency,
        minorUnits: group.reduce((sum, { amountRemaining }) => sum + amountRemaining.minorUnits, 0),
      },
    })),
  }
}

const byCode = (left: { code: string }, right: { code: string }) => left.code.localeCompare(right.code)
const byCurrency = (left: { currency: string }, right: { currency: string }) =>
  left.currency.localeCompare(right.currency)

describe('outreachPreview counts what the invoices themselves tell', () => {
  test.each<[string, object, (invoice: JudgedInvoice) => boolean]>([
    ['without conditions of what is open', {}, (i) => isReceivable(i) && i.isActive && isOpen(i)],
    [
      'with conditions that say nothing likewise',
      { where: { status: {} }, search: ' ' },
      (i) => isReceivable(i) && i.isActive && isOpen(i),
    ],
    ['inactive ones included', { includeInactive: true }, (i) => isReceivable(i) && isOpen(i)],
    [
      'of all that conditions find, open or not',
      { where: { currency: { eq: 'EUR' } } },
      (i) => isReceivable(i) && i.isActive && i.currency === 'EUR',
    ],
    [
      'of the whole ledger',
      { where: { type: { in: ['RECEIVABLE', 'PAYABLE'] } }, includeInactive: true },
      () => true,
    ],
    [
      'of what is searched for',
      { search: 'RE-1' },
      (i) => isReceivable(i) && i.isActive && i.invoiceNumber.includes('RE-1'),
    ],
    ['of nothing', { where: { invoiceNumber: { eq: 'nothing' } } }, () => false],
  ])('%s', async (_name, variables, isMeant) => {
    const found = await preview(variables)
    const wanted = expected(ledger.invoices.filter(isMeant))

    expect({
      ...found,
      blockers: found?.blockers.toSorted(byCode),
      totals: found?.totals.toSorted(byCurrency),
    }).toEqual({
      ...wanted,
      recipientCount: expect.any(Number),
      blockers: wanted.blockers.toSorted(byCode),
      totals: wanted.totals.toSorted(byCurrency),
    })
  })

  test('the most frequent reason first', async () => {
    const counts = (await preview({ includeInactive: true }))?.blockers.map(({ count }) => count) ?? []

    expect(counts).toEqual(counts.toSorted((left, right) => right - left))
    expect(counts.length).toBeGreaterThan(8)
  })

  test('each address once, in any case', async () => {
    const { api, organization } = ledger
    await api.database.contact.updateMany({
      where: { organizationId: organization.id, email: 'Bill@acme.example' },
      data: { email: 'ZERO@acme.example' },
    })

    expect(await preview({})).toMatchObject({ recipientCount: 2 })
  })
})

test('the varied ledger holds every blocker but the window, and enough that nothing blocks', () => {
  expect(new Set(ledger.invoices.flatMap(codesOf)).size).toBe(17)
  expect(ledger.invoices.filter((invoice) => codesOf(invoice).length === 0).length).toBeGreaterThan(10)
  expect(ledger.invoices.filter((invoice) => codesOf(invoice).length > 1).length).toBeGreaterThan(10)
})
