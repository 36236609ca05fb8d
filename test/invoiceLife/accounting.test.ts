import { describe, expect, test } from 'vitest'
import { useFirm } from './firm.ts'

const firm = useFirm()
const { made } = firm
const FIELDS = 'accounting { moneyRounding taxRounding booksClosedThrough }'
const UPDATE = `mutation ($input: AccountingSettingsUpdateInput!) { accountingSettingsUpdate(input: $input) {
  organization { ${FIELDS} } userErrors { code field } } }`
const PLAIN = { moneyRounding: 'HALF_UP', taxRounding: 'PER_LINE', booksClosedThrough: null }

const update = (input: object, token = made.adminToken) => firm.company.change(UPDATE, input, token)
const read = async () =>
  (await firm.company.api.ask<{ organization: object }>(firm.company.token, `{ organization { ${FIELDS} } }`))
    .data
const now = (accounting: object) => ({
  organization: { accounting: { ...PLAIN, ...accounting } },
  userErrors: [],
})

describe('accountingSettingsUpdate', () => {
  test('changes what is given, closes books onwards and opens them again, and the audit log has it all', async () => {
    expect(await read()).toEqual({ organization: { accounting: PLAIN } })
    expect(await update({ booksClosedThrough: '2026-01-31' })).toEqual(
      now({ booksClosedThrough: '2026-01-31' }),
    )
    expect(await update({ booksClosedThrough: '2026-03-12', taxRounding: 'PER_INVOICE' })).toEqual(
      now({ booksClosedThrough: '2026-03-12', taxRounding: 'PER_INVOICE' }),
    )
    expect(await update({ booksClosedThrough: '2025-12-31', taxRounding: 'PER_LINE' })).toEqual(
      now({ booksClosedThrough: '2025-12-31' }),
    )
    expect(await update({ moneyRounding: 'HALF_EVEN', booksClosedThrough: null })).toEqual(
      now({ moneyRounding: 'HALF_EVEN' }),
    )
    expect(await read()).toEqual({ organization: { accounting: { ...PLAIN, moneyRounding: 'HALF_EVEN' } } })

    const entries = await firm.company.api.database.auditEntry.findMany({
      where: { action: 'accountingSettingsUpdate' },
      orderBy: { id: 'asc' },
    })
    expect(
      entries.map(({ changes }) => (changes as { after: typeof PLAIN }).after.booksClosedThrough),
    ).toEqual(['2026-01-31', '2026-03-12', '2025-12-31', null])
  })

  test.each<[string, object, object]>([
    [
      'a day that is not over',
      { booksClosedThrough: '2026-03-13' },
      { code: 'INVALID', field: ['input', 'booksClosedThrough'] },
    ],
    [
      'a rounding that is null',
      { moneyRounding: null },
      { code: 'REQUIRED', field: ['input', 'moneyRounding'] },
    ],
  ])('refuses %s', async (_name, input, error) => {
    expect(await update(input)).toEqual({ organization: null, userErrors: [error] })
  })

  test('is for administrators', async () => {
    expect(await update({ booksClosedThrough: null }, firm.company.token)).toEqual({
      organization: null,
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input'] }],
    })
  })
})
