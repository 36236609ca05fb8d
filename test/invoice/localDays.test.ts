import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// The dates of an invoice as days of the organization's timezone, read and filtered by.
let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

type Days = { issuedOn: string | null; dueOn: string | null; paidOn: string | null }
type Found = { invoices: { nodes: ({ uid: string } & Days)[] } }

async function organizationIn(timezone: string) {
  const ledger = createLedger(api.database)
  const organization = await ledger.organization({ timezone })
  const token = await api.tokenOf((await ledger.user([organization])).id)
  const find = async (where: object, fields = 'uid issuedOn dueOn paidOn') => {
    const answer = await api.ask<Found>(
      token,
      `query ($where: InvoiceWhere) { invoices(first: 100, where: $where, includeInactive: true) { nodes { ${fields} } } }`,
      { where },
    )
    if (!answer.data) throw new Error(JSON.stringify(answer.errors))
    return answer.data.invoices.nodes
  }
  return { ledger, organization, find }
}

const WEST = 'America/New_York'
const EAST = 'Asia/Tokyo'

describe.each([WEST, EAST, 'Europe/Berlin', 'Pacific/Apia'])('in %s', (timezone) => {
  test('a date is the day on which it falls there, and that day finds it', async () => {
    const { ledger, organization, find } = await organizationIn(timezone)
    const instants = fc.sample(
      fc.date({
        min: new Date('2011-12-28T00:00:00Z'),
        max: new Date('2026-12-31T00:00:00Z'),
        noInvalidDate: true,
      }),
      { numRuns: 12, seed: 5 },
    )
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' })
    for (const instant of instants) {
      const { id } = await ledger.invoice(organization, { issueDate: instant, dueDate: instant })
      const day = format.format(instant)

      const [found] = await find({ uid: { eq: id } })
      expect(found).toMatchObject({ issuedOn: day, dueOn: day, paidOn: null })
      for (const where of [
        { dueOn: { eq: day } },
        { dueDate: { eq: day } },
        { issuedOn: { gte: day, lte: day } },
      ]) {
        expect(
          (await find(where)).map(({ uid }) => uid),
          JSON.stringify(where),
        ).toContain(id)
      }
      for (const where of [{ dueOn: { lt: day } }, { dueDate: { gt: day } }, { issueDate: { lt: day } }]) {
        expect(
          (await find(where)).map(({ uid }) => uid),
          JSON.stringify(where),
        ).not.toContain(id)
      }
    }
  })
})

test.each([
  ['before the first day', '0001-01-01T00:00:00.000Z', WEST, null, [0, 1, 0]],
  ['on the first day', '0001-01-01T12:00:00.000Z', EAST, '0001-01-01', [1, 1, 0]],
  ['on the last day', '9999-12-31T23:59:59.999Z', WEST, '9999-12-31', [1, 1, 0]],
  ['after the last day', '9999-12-31T23:59:59.999Z', EAST, null, [1, 0, 1]],
])(
  '%s that can be written (%s in %s) a date is shown as %s',
  async (_name, instant, timezone, day, counts) => {
    const { ledger, organization, find } = await organizationIn(timezone)
    const { id } = await ledger.invoice(organization, { issueDate: null, dueDate: new Date(instant) })

    const found = await Promise.all([
      find({ dueDate: { gte: '0001-01-01' } }),
      find({ dueOn: { lte: '9999-12-31' } }),
      find({ dueOn: { gt: '9999-12-31' } }),
    ])
    expect(found.map(({ length }) => length)).toEqual(counts)
    expect(await find({ uid: { eq: id } })).toMatchObject([{ dueOn: day }])
  },
)
