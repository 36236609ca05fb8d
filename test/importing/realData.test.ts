import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatDay, localDay } from '../../src/graph/calendar/day.ts'
import { openTestLedger, type TestLedger } from './ledger.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const data = process.env.DUEGRAPH_DATA ?? join(root, '../shared/data')
const isThere = existsSync(join(data, 'ar-ibm'))
if (!isThere)
  console.warn(`The real ledgers are not at ${data} (DUEGRAPH_DATA): their imports are not tested.`)

let ledger: TestLedger
beforeAll(async () => {
  if (isThere) ledger = await openTestLedger('America/New_York')
})
afterAll(() => ledger?.close())

const csv = (mapping: string, source: string) => ({
  format: 'csv' as const,
  mapping: join(root, 'mappings', `${mapping}.json`),
  source,
})

const ofSource = (source: string) => ({
  integrations: { some: { organizationId: ledger.organizationId, integrationName: source } },
})

async function sumOf(source: string) {
  const { _sum, _count } = await ledger.database.invoice.aggregate({
    where: { organizationId: ledger.organizationId, ...ofSource(source) },
    _sum: { total: true, amountPaid: true },
    _count: true,
  })
  return { total: _sum.total, amountPaid: _sum.amountPaid, count: _count }
}

const cents = (text: string) => {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? []
  const units = BigInt(whole + fraction.padEnd(2, '0'))
  return sign === '-' ? -units : units
}

describe.skipIf(!isThere)('the IBM receivables', () => {
  const original = join(data, 'ar-ibm/WA_Fn-UseC_-Accounts-Receivable.csv')

  it('come out to the cent and to the day', async () => {
    const result = await ledger.importPath(original, csv('ar-ibm', 'ibm'))

    expect(result).toEqual({ created: 2_566, updated: 0, unchanged: 0, rejected: 0 })
    expect(await sumOf('ibm')).toEqual({ total: 14_770_318n, amountPaid: 14_770_318n, count: 2_466 })
    const invoices = await ledger.database.invoice.findMany({ where: ofSource('ibm') })
    const late = invoices.filter(({ settledOverdueDays }) => (settledOverdueDays ?? 0) > 0)
    expect(late).toHaveLength(877)
    expect(Math.max(...late.map(({ settledOverdueDays }) => settledOverdueDays ?? 0))).toBe(45)
    expect(invoices.filter(({ isInDispute }) => isInDispute)).toHaveLength(561)
    expect(invoices.filter(({ standing }) => standing !== 'PAID')).toEqual([])
    expect(invoices.filter(({ invoiceNumber }) => invoiceNumber?.startsWith('0'))).toHaveLength(266)
  })

  it('are unchanged the second time', async () => {
    const again = await ledger.importPath(original, csv('ar-ibm', 'ibm'))

    expect(again).toEqual({ created: 0, updated: 0, unchanged: 2_566, rejected: 0 })
  })

  it('are the same with days before months and zeros lost', async () => {
    const file = join(data, 'ar-ibm/WA_Fn-UseC_-Accounts-Receivable.dmy.csv')

    expect(await ledger.importPath(file, csv('ar-ibm-dmy', 'ibm'))).toMatchObject({
      unchanged: 2_566,
      rejected: 0,
    })
  })

  it('with missing values come out to the cent', async () => {
    const file = join(data, 'ar-ibm/WA_Fn-UseC_-Accounts-Receivable_with_missing.csv')

    const first = await ledger.importPath(file, csv('ar-ibm', 'ibm-missing'))
    const second = await ledger.importPath(file, csv('ar-ibm', 'ibm-missing'))

    expect(first).toEqual({ created: 2_686, updated: 0, unchanged: 0, rejected: 0 })
    expect(second).toEqual({ created: 0, updated: 0, unchanged: 2_686, rejected: 0 })
    expect(await sumOf('ibm-missing')).toMatchObject({ total: 15_565_878n, count: 2_586 })
  })
})

describe.skipIf(!isThere)('the Chinook shop', () => {
  it('comes with people, addresses and lines', async () => {
    const customers = join(data, 'ar-chinook/Customer.csv')
    const invoices = join(data, 'ar-chinook/Invoice.csv')

    const first = await ledger.importPath(customers, csv('ar-chinook-customers', 'chinook'))
    const second = await ledger.importPath(invoices, csv('ar-chinook-invoices', 'chinook'))
    const again = await ledger.importPath(invoices, csv('ar-chinook-invoices', 'chinook'))

    expect(first).toEqual({ created: 59, updated: 0, unchanged: 0, rejected: 0 })
    expect(second).toEqual({ created: 412, updated: 0, unchanged: 0, rejected: 0 })
    expect(again).toMatchObject({ unchanged: 412 })
    expect(await sumOf('chinook')).toMatchObject({ total: 232_860n, count: 412 })
    const lines = await ledger.database.lineItem.aggregate({
      where: { invoice: ofSource('chinook') },
      _sum: { lineTotal: true },
      _count: true,
    })
    expect(lines).toMatchObject({ _sum: { lineTotal: 232_860n }, _count: 2_240 })
    const leonie = await ledger.database.party.findFirstOrThrow({
      where: { name: 'Leonie Köhler' },
      include: { contacts: true, billingAddress: true },
    })
    expect(leonie).toMatchObject({
      isCompany: false,
      contacts: [{ externalRole: 'BILLING_CONTACT', isPrimary: true }],
      billingAddress: { line1: 'Theodor-Heuss-Straße 34', country: 'Germany' },
    })
    expect(await ledger.database.party.count({ where: { ...ofSource('chinook'), isCompany: true } })).toBe(10)
  })
})

describe.skipIf(!isThere)('the online retailer', () => {
  it('comes with cancellations and adjustments, to the cent', async () => {
    const file = join(data, 'ar-online-retail/invoices_derived.csv')
    const [, ...rows] = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.trim().split(','))

    const result = await ledger.importPath(file, csv('ar-online-retail-invoices', 'retail'))

    expect(result).toMatchObject({ updated: 0, unchanged: 0, rejected: 0 })
    const expected = rows.reduce((sum, row) => sum + cents(row.at(-1) ?? ''), 0n)
    expect(await sumOf('retail')).toMatchObject({ total: expected, count: rows.length })
    const kinds = await ledger.database.$queryRaw`
      select i.custom_fields->>'kind' as kind, count(*)::int as count
      from invoice i join integration_link l on l.invoice_id = i.id
      where l.integration_name = 'retail' group by 1 order by 2 desc`
    expect(kinds).toEqual([
      { kind: 'invoice', count: 22_061 },
      { kind: 'cancellation', count: 3_836 },
      { kind: 'adjustment', count: 3 },
    ])
    expect(
      await ledger.database.invoice.count({ where: { ...ofSource('retail'), targetPartyId: null } }),
    ).toBe(3_710)
  }, 120_000)

  it('comes line by line, the same to the cent', async () => {
    const folder = join(data, 'ar-online-retail/lines_by_day')
    const days = (await readdir(folder)).sort().filter((name) => /^2011-(02-0|04)/.test(name))
    for (const name of days) {
      const result = await ledger.importPath(
        join(folder, name),
        csv('ar-online-retail-lines', 'retail-lines'),
      )
      expect(result).toMatchObject({ rejected: 0 })
    }

    const differing = await ledger.database.$queryRaw`
      select a.invoice_number, a.total, b.total as summed
      from invoice a join integration_link l on l.invoice_id = a.id and l.integration_name = 'retail'
      join integration_link m on m.remote_id = l.remote_id and m.integration_name = 'retail-lines'
      join invoice b on b.id = m.invoice_id and m.entity_type = l.entity_type
      where a.total <> b.total or a.issue_date <> b.issue_date`
    expect(differing).toEqual([])
    const [invoice] = await ledger.database.invoice.findMany({
      where: { ...ofSource('retail-lines'), invoiceNumber: '542806' },
    })
    expect(formatDay(localDay(invoice?.issueDate ?? new Date(0), 'Europe/London'))).toBe('2011-02-01')
  }, 120_000)
})
