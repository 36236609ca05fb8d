import { describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { eur, useDesk } from '../money/desk.ts'

const desk = useDesk()
const { company } = desk
const at = (day: string) => `2026-03-${day}T09:00:00.000Z`
const issue = (more: object) => desk.do('creditNoteIssue', { reason: 'GOODWILL', ...more })
/** A credit note of its own party, with an invoice of that party. */
async function pair(credit: number, total: bigint, data: object = {}) {
  const party = await company.ledger.party(company.organization)
  const invoiceId = await desk.invoice(total, { targetPartyId: party.id, ...data })
  const { creditNote } = await issue({
    partyId: company.idOf('Party', party.id),
    amount: eur(credit),
    issueDate: at('10'),
  })
  return { invoiceId, creditNoteId: creditNote?.id ?? '', partyId: party.id }
}
const apply = (creditNoteId: string, applications: object[], more: object = {}) =>
  desk.do('creditNoteApply', { creditNoteId, applications, ...more })
const refused = (code: string, ...field: string[]) => ({ userErrors: [{ code, field: ['input', ...field] }] })

describe('creditNoteIssue', () => {
  test('makes an invoice below zero with the next number, and takes it for the invoice at once', async () => {
    const party = await company.ledger.party(company.organization, { name: 'Credited' })
    const invoiceId = await desk.invoice(11_900n, {
      subtotal: 10_000n,
      tax: 1_900n,
      invoiceNumber: 'RE-9',
      targetPartyId: party.id,
    })

    const first = await issue({
      invoiceId,
      amount: eur(1_190),
      reason: 'PRICE_CORRECTION',
      memo: 'Sorry.',
      isApplied: true,
    })
    const second = await issue({ invoiceId, amount: eur(10) })

    expect(first).toMatchObject({
      userErrors: [],
      creditNote: {
        status: 'PAID',
        creditReason: 'PRICE_CORRECTION',
        total: eur(-1_190),
        tax: { minorUnits: -190 },
        amountPaid: { minorUnits: -1_190 },
        correctsInvoice: { id: invoiceId },
        targetParty: { name: 'Credited' },
        lineItems: [{ name: 'Credit for invoice RE-9', lineTotal: { minorUnits: -1_190 } }],
      },
      applications: [{ amount: eur(1_190), invoice: { id: invoiceId }, appliedBy: { name: 'Ada Berg' } }],
    })
    const numberOf = (text = '') => Number(/^CN-(\d{5})$/.exec(text)?.[1])
    expect(numberOf(second.creditNote?.invoiceNumber)).toBe(numberOf(first.creditNote?.invoiceNumber) + 1)
    expect(second).toMatchObject({ creditNote: { status: 'SENT' }, applications: [] })
    expect(await desk.look(invoiceId)).toMatchObject({ due: 10_710, credited: 1_190, remaining: 10_710 })
  })

  test('leaves no number out, however many ask at once, and none is taken by what is refused', async () => {
    const party = await company.ledger.party(company.organization)
    const partyId = company.idOf('Party', party.id)
    const asked = Array.from({ length: 20 }, (_, index) =>
      issue({ partyId, amount: eur(index % 4 === 3 ? 0 : 100) }),
    )
    const made = (await Promise.all(asked)).flatMap(({ creditNote }) => creditNote?.invoiceNumber ?? [])
    const numbers = made.map((text) => Number(text.slice(3))).sort((left, right) => left - right)

    expect(numbers).toHaveLength(15)
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual(numbers.map((_, index) => index))
  })

  test.each<[string, object, object, string, string[]]>([
    ['more than the total', {}, { amount: eur(10_001) }, 'INVALID', ['amount', 'minorUnits']],
    [
      'another currency',
      {},
      { amount: { minorUnits: 1, currency: 'USD' } },
      'CURRENCY_MISMATCH',
      ['amount', 'currency'],
    ],
    ['more tax than amount', {}, { tax: eur(101) }, 'INVALID', ['tax', 'minorUnits']],
    ['a draft', { workflowStatus: 'DRAFT' }, {}, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a void invoice', { voidedAt: NOW }, {}, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a credit note', { total: -5n }, {}, 'INVALID', ['invoiceId']],
    [
      'a day before the invoice',
      { issueDate: new Date(at('05')) },
      { issueDate: at('04') },
      'INVALID',
      ['issueDate'],
    ],
    ['a day to come', {}, { issueDate: '2026-03-14T00:00:00Z' }, 'INVALID', ['issueDate']],
  ])('refuses %s', async (_name, data, more, code, field) => {
    const invoiceId = await desk.invoice(10_000n, data)

    expect(await issue({ invoiceId, amount: eur(100), ...more })).toMatchObject({
      creditNote: null,
      ...refused(code, ...field),
    })
  })

  test('credits no more than the total in several notes, unless one of them is void', async () => {
    const invoiceId = await desk.invoice(10_000n)
    const { creditNote } = await issue({ invoiceId, amount: eur(6_000) })

    expect(await issue({ invoiceId, amount: eur(4_001) })).toMatchObject(
      refused('INVALID', 'amount', 'minorUnits'),
    )
    await desk.do('creditNoteVoid', { creditNoteId: creditNote?.id })
    expect(await issue({ invoiceId, amount: eur(10_000) })).toMatchObject({ userErrors: [] })
  })

  test('asks whose it is', async () => {
    expect(await issue({ amount: eur(1) })).toMatchObject(refused('REQUIRED', 'partyId'))
  })
})

test.each([
  [100n, 17n, [33, 33, 34]],
  [30n, 5n, [10, 10, 10]],
  [7n, 1n, [3, 4]],
  [9n, 5n, [3, 3, 3]],
  [8n, 3n, [1, 1, 1, 1, 1, 1, 1, 1]],
])('credit notes over all of %i bear its tax of %i and no more', async (total, tax, amounts) => {
  const invoiceId = await desk.invoice(total, { subtotal: total - tax, tax })
  let credited = 0
  for (const amount of amounts) {
    const { creditNote } = await issue({ invoiceId, amount: eur(amount) })
    const borne = creditNote?.tax as { minorUnits: number } | undefined
    credited -= borne?.minorUnits ?? 0
  }

  expect(credited).toBe(Number(tax))
})

describe('creditNoteApply and creditNoteUnapply', () => {
  test('lowers what is due, settles it, and takes it back', async () => {
    const { invoiceId, creditNoteId } = await pair(3_000, 2_000n)

    const done = await apply(creditNoteId, [{ invoiceId }])
    expect(done).toMatchObject({
      userErrors: [],
      creditNote: { status: 'SENT', amountPaid: { minorUnits: -2_000 } },
      applications: [{ amount: eur(2_000), appliedAt: at('10') }],
    })
    expect(await desk.look(invoiceId)).toMatchObject({
      status: 'PAID',
      due: 0,
      remaining: 0,
      credited: 2_000,
      paidDate: at('10'),
    })

    const applicationIds = done.applications?.map(({ id }) => id)
    expect(await desk.do('creditNoteUnapply', { applicationIds })).toMatchObject({
      userErrors: [],
      applications: [{ reversedAt: NOW.toISOString(), reversedBy: { name: 'Ada Berg' } }],
    })
    expect(await desk.look(invoiceId)).toMatchObject({
      status: 'SENT',
      due: 2_000,
      credited: 0,
      paidDate: null,
    })
    expect(await desk.look(creditNoteId)).toMatchObject({ status: 'SENT', paid: 0 })
    expect(await desk.do('creditNoteUnapply', { applicationIds })).toMatchObject(
      refused('IMMUTABLE_STATE', 'applicationIds', '0'),
    )
  })

  test('gives several invoices what is left, in their order', async () => {
    const { invoiceId, creditNoteId, partyId } = await pair(3_000, 2_000n)
    const other = await desk.invoice(2_000n, { targetPartyId: partyId })

    expect(await apply(creditNoteId, [{ invoiceId }, { invoiceId: other }])).toMatchObject({
      creditNote: { status: 'PAID' },
      applications: [{ amount: eur(2_000) }, { amount: eur(1_000) }],
    })
    expect(await apply(creditNoteId, [{ invoiceId: other }])).toMatchObject(
      refused('IMMUTABLE_STATE', 'creditNoteId'),
    )
  })

  test('refuses more than there is, another party, another currency, and what is no credit note', async () => {
    const { invoiceId, creditNoteId, partyId } = await pair(1_000, 2_000n)
    const place = (...rest: string[]) => ['applications', '0', ...rest]

    expect(await apply(creditNoteId, [{ invoiceId, amount: eur(1_001) }])).toMatchObject(
      refused('AMOUNT_EXCEEDS_UNAPPLIED', ...place('amount', 'minorUnits')),
    )
    expect(await apply(creditNoteId, [{ invoiceId: await desk.invoice(5n) }])).toMatchObject(
      refused('INVALID', ...place('invoiceId')),
    )
    const dollars = await desk.invoice(5n, { currency: 'USD', targetPartyId: partyId })
    expect(await apply(creditNoteId, [{ invoiceId: dollars }])).toMatchObject(
      refused('CURRENCY_MISMATCH', ...place('invoiceId')),
    )
    expect(await apply(invoiceId, [{ invoiceId }])).toMatchObject(refused('INVALID', 'creditNoteId'))
    expect(await apply(creditNoteId, [{ invoiceId, amount: eur(1) }], { appliedAt: at('09') })).toMatchObject(
      refused('INVALID', 'appliedAt'),
    )
    expect(
      await apply(
        creditNoteId,
        Array.from({ length: 101 }, () => ({ invoiceId })),
      ),
    ).toMatchObject(refused('TOO_MANY_ITEMS', 'applications'))
    expect(await desk.look(invoiceId)).toMatchObject({ credited: 0 })
  })
})

describe('creditNoteVoid', () => {
  test('voids what nothing is applied of', async () => {
    const { invoiceId, creditNoteId } = await pair(1_000, 2_000n)
    const { applications } = await apply(creditNoteId, [{ invoiceId, amount: eur(1) }])
    const voided = (more: object = {}) => desk.do('creditNoteVoid', { creditNoteId, ...more })

    expect(await voided()).toMatchObject({ creditNote: null, ...refused('IMMUTABLE_STATE', 'creditNoteId') })
    await desk.do('creditNoteUnapply', { applicationIds: applications?.map(({ id }) => id) })
    expect(await voided({ expectedUpdatedAt: at('01') })).toMatchObject(refused('STALE', 'expectedUpdatedAt'))
    expect(await voided()).toMatchObject({ creditNote: { status: 'VOID', voidedAt: NOW.toISOString() } })
    expect(await voided()).toMatchObject(refused('IMMUTABLE_STATE', 'creditNoteId'))
    expect(await apply(creditNoteId, [{ invoiceId }])).toMatchObject(
      refused('IMMUTABLE_STATE', 'creditNoteId'),
    )
  })
})
