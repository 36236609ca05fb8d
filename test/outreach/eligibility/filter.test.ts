import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OUTREACH_BLOCKERS } from '../../../src/outreach/eligibility/blockerRule.ts'
import { codesOf, createVariedLedger, type VariedLedger } from './variedLedger.ts'

const LIST = `query ($where: InvoiceWhere) { invoices(first: 100, includeInactive: true, where: $where) { nodes { uid } } }`

let ledger: VariedLedger
beforeAll(async () => {
  const window = { outreachWindowStart: 0, outreachWindowEnd: 1440, outreachWeekdays: [5] }
  ledger = await createVariedLedger({ ...window, minDaysBetweenOutreach: 3, inboundGracePeriodDays: 2 })
})
afterAll(() => ledger.close())

async function found(outreachBlocker: object): Promise<string[]> {
  const where = { type: { in: ['RECEIVABLE', 'PAYABLE'] }, outreachBlocker }
  type Found = { invoices: { nodes: { uid: string }[] } }
  const { data, errors } = await ledger.api.ask<Found>(ledger.token, LIST, { where })
  expect(errors).toBeUndefined()
  return data?.invoices.nodes.map(({ uid }) => uid).toSorted() ?? []
}

const expected = (fits: (codes: readonly string[]) => boolean) =>
  ledger.invoices
    .filter((invoice) => fits(codesOf(invoice)))
    .map(({ uid }) => uid)
    .toSorted()

describe('outreachBlocker finds the invoices whose outreachEligibility says so', () => {
  test.each(OUTREACH_BLOCKERS)('%s, alone and its opposite', async (code) => {
    expect(await found({ eq: code })).toEqual(expected((codes) => codes.includes(code)))
    expect(await found({ ne: code })).toEqual(expected((codes) => !codes.includes(code)))
  })

  test.each<[string, object, (codes: readonly string[]) => boolean]>([
    ['nothing at all', { isNull: true }, (codes) => codes.length === 0],
    ['something', { isNull: false }, (codes) => codes.length > 0],
    [
      'one of several',
      { in: ['IN_DISPUTE', 'PARTY_INACTIVE', 'CUSTOMER_REPLIED'] },
      (codes) => codes.some((code) => ['IN_DISPUTE', 'PARTY_INACTIVE', 'CUSTOMER_REPLIED'].includes(code)),
    ],
    [
      'none of several',
      { notIn: ['SETTLED', 'ALL_RECIPIENTS_SUPPRESSED'] },
      (codes) => !codes.some((code) => ['SETTLED', 'ALL_RECIPIENTS_SUPPRESSED'].includes(code)),
    ],
    [
      'one and not another',
      { eq: 'PROMISE_ACTIVE', ne: 'IN_DISPUTE' },
      (codes) => codes.includes('PROMISE_ACTIVE') && !codes.includes('IN_DISPUTE'),
    ],
    ['none of an empty list', { in: [] }, () => false],
    ['whatever, when nothing is asked', {}, () => true],
  ])('%s', async (_name, filter, fits) => {
    expect(await found(filter)).toEqual(expected(fits))
  })

  test('the hour, which is the same for all', async () => {
    const { api, organization } = ledger
    const change = (outreachWeekdays: number[]) =>
      api.database.organization.update({ where: { id: organization.id }, data: { outreachWeekdays } })
    await change([4])

    expect(await found({ eq: 'OUTSIDE_WINDOW' })).toHaveLength(ledger.invoices.length)
    expect(await found({ isNull: true })).toEqual([])
    await change([5])
  })
})
