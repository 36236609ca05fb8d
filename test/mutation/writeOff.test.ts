import { describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { eur, useDesk } from '../money/desk.ts'

const desk = useDesk()
const { company } = desk
const at = (day: string) => `2026-03-${day}T09:00:00.000Z`
const writeOff = (invoiceId: string, more: object = {}) =>
  desk.do('invoiceWriteOff', { invoiceId, reason: 'BAD_DEBT', ...more })
const refused = (code: string, ...field: string[]) => ({ userErrors: [{ code, field: ['input', ...field] }] })

describe('invoiceWriteOff', () => {
  test('gives up a part, and the invoice stays open over the rest', async () => {
    const invoiceId = await desk.invoice(1_000n)

    expect(
      await writeOff(invoiceId, { amount: eur(30), reason: 'BANK_CHARGES', note: 'Kept.' }),
    ).toMatchObject({
      userErrors: [],
      writeOff: {
        amount: eur(30),
        reason: 'BANK_CHARGES',
        note: 'Kept.',
        writtenOffBy: { name: 'Ada Berg' },
      },
    })
    expect(await desk.look(invoiceId)).toMatchObject({
      status: 'SENT',
      due: 970,
      writtenOff: 30,
      remaining: 970,
    })
    await desk.do('paymentRecord', { amount: eur(970), allocations: [{ invoiceId, amount: eur(970) }] })
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'PAID', paid: 970, remaining: 0 })
  })

  test('of all that is owed makes it uncollectible, and its reversal opens it again', async () => {
    const invoiceId = await desk.invoice(1_000n, { amountPaid: 400n })

    const done = await writeOff(invoiceId, { writtenOffAt: at('11') })
    expect(done).toMatchObject({
      writeOff: { amount: eur(600), writtenOffAt: at('11'), invoice: { status: 'UNCOLLECTIBLE' } },
    })
    expect(await desk.look(invoiceId)).toMatchObject({ due: 400, paid: 400, remaining: 0, paidDate: null })
    expect(await writeOff(invoiceId)).toMatchObject(refused('IMMUTABLE_STATE', 'invoiceId'))

    const reverse = (more: object = {}) =>
      desk.do('invoiceWriteOffReverse', { writeOffId: done.writeOff?.id, ...more })
    expect(await reverse({ reversedAt: at('10') })).toMatchObject(refused('INVALID', 'reversedAt'))
    expect(await reverse()).toMatchObject({
      userErrors: [],
      writeOff: { reversedAt: NOW.toISOString(), invoice: { status: 'PARTIALLY_PAID' } },
    })
    expect(await desk.look(invoiceId)).toMatchObject({ due: 1_000, writtenOff: 0, remaining: 600 })
    expect(await reverse()).toMatchObject(refused('IMMUTABLE_STATE', 'writeOffId'))
  })

  test('lets what it gave up be collected again when a payment of the rest is taken back', async () => {
    const invoiceId = await desk.invoice(100n)
    const allocations = [{ invoiceId, amount: eur(60) }]
    const paid = await desk.do('paymentRecord', { amount: eur(60), allocations })
    await writeOff(invoiceId)
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'UNCOLLECTIBLE', remaining: 0 })

    await desk.do('paymentUnallocate', { allocationIds: [paid.allocations?.[0]?.id] })
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'SENT', due: 60, remaining: 60 })
  })

  test('dated before a payment is uncollectible from the payment on, when the last of it was settled', async () => {
    const invoiceId = await desk.invoice(100n)
    const allocations = [{ invoiceId, amount: eur(60) }]
    await desk.do('paymentRecord', { amount: eur(60), receivedAt: at('09'), allocations })
    await writeOff(invoiceId, { writtenOffAt: at('05') })

    const { markedUncollectibleAt } = await company.api.database.invoice.findFirstOrThrow({
      where: { organizationId: company.organization.id },
      orderBy: { id: 'desc' },
    })
    expect(markedUncollectibleAt).toEqual(new Date(at('09')))
  })

  test('leaves what was marked with a rest uncollectible when it is reversed', async () => {
    const invoiceId = await desk.invoice(100n)
    const { writeOff: given } = await writeOff(invoiceId, { amount: eur(40) })
    await company.change(
      `mutation ($input: InvoiceMarkUncollectibleInput!) { invoiceMarkUncollectible(input: $input) { userErrors { code } } }`,
      { invoiceId },
    )

    await desk.do('invoiceWriteOffReverse', { writeOffId: given?.id })
    expect(await desk.look(invoiceId)).toMatchObject({ status: 'UNCOLLECTIBLE', due: 100, remaining: 100 })
  })

  test.each<[string, object, object, string, string[]]>([
    ['more than is owed', {}, { amount: eur(1_001) }, 'AMOUNT_EXCEEDS_REMAINING', ['amount', 'minorUnits']],
    ['nothing', {}, { amount: eur(0) }, 'INVALID', ['amount', 'minorUnits']],
    [
      'another currency',
      {},
      { amount: { minorUnits: 1, currency: 'USD' } },
      'CURRENCY_MISMATCH',
      ['amount', 'currency'],
    ],
    ['what was changed since', {}, { expectedUpdatedAt: at('01') }, 'STALE', ['expectedUpdatedAt']],
    ['a draft', { workflowStatus: 'DRAFT' }, {}, 'IMMUTABLE_STATE', ['invoiceId']],
    ['a day to come', {}, { writtenOffAt: '2026-03-14T00:00:00Z' }, 'INVALID', ['writtenOffAt']],
    [
      'a day before it was issued',
      { issueDate: new Date(at('05')) },
      { writtenOffAt: at('04') },
      'INVALID',
      ['writtenOffAt'],
    ],
  ])('refuses %s', async (_name, data, more, code, field) => {
    const invoiceId = await desk.invoice(1_000n, data)

    expect(await writeOff(invoiceId, more)).toMatchObject({ writeOff: null, ...refused(code, ...field) })
    expect(await desk.look(invoiceId)).toMatchObject({ writtenOff: 0 })
  })
})

test('nothing can be dated into closed books, and what counts from an open day can', async () => {
  const party = await company.ledger.party(company.organization)
  const invoiceId = await desk.invoice(1_000n, { targetPartyId: party.id })
  const made = await desk.do('paymentRecord', {
    amount: eur(1_000),
    receivedAt: at('05'),
    allocations: [{ invoiceId, amount: eur(100) }],
  })
  const { payment, allocations } = made
  const credit = await desk.do('creditNoteIssue', {
    invoiceId,
    amount: eur(100),
    reason: 'RETURN',
    issueDate: at('05'),
  })
  const creditNoteId = credit.creditNote?.id
  const applied = await desk.do('creditNoteApply', {
    creditNoteId,
    applications: [{ invoiceId, amount: eur(1) }],
  })
  const given = await writeOff(invoiceId, { amount: eur(1), writtenOffAt: at('05') })
  const proposed = await desk.do('paymentAllocate', {
    paymentId: payment?.id,
    allocations: [{ invoiceId, amount: eur(1) }],
    isApproved: false,
  })
  // Midnight in Berlin is an hour before that in UTC.
  await company.api.database.organization.update({
    where: { id: company.organization.id },
    data: { booksClosedThrough: new Date('2026-03-06') },
  })
  const closed = '2026-03-06T22:59:59Z'
  const paymentId = payment?.id
  const before = await desk.look(invoiceId)

  const cases: [Parameters<typeof desk.do>[0], object, string][] = [
    ['paymentRecord', { amount: eur(1), receivedAt: closed }, 'receivedAt'],
    ['paymentUpdate', { paymentId, amount: eur(2_000) }, 'amount'],
    ['paymentUpdate', { paymentId, receivedAt: at('04') }, 'receivedAt'],
    ['paymentAllocate', { paymentId, allocations: [{ invoiceId, amount: eur(1) }] }, 'appliedAt'],
    ['paymentAllocationApprove', { allocationIds: [proposed.allocations?.[0]?.id] }, 'appliedAt'],
    ['paymentUnallocate', { allocationIds: [allocations?.[0]?.id], reversedAt: closed }, 'reversedAt'],
    ['paymentRefund', { paymentId, refundedAt: closed }, 'refundedAt'],
    ['creditNoteIssue', { invoiceId, amount: eur(1), reason: 'RETURN', issueDate: closed }, 'issueDate'],
    ['creditNoteApply', { creditNoteId, applications: [{ invoiceId }] }, 'appliedAt'],
    [
      'creditNoteUnapply',
      { applicationIds: [applied.applications?.[0]?.id], reversedAt: closed },
      'reversedAt',
    ],
    ['creditNoteVoid', { creditNoteId: (await spareCredit()) ?? '', voidedAt: closed }, 'voidedAt'],
    ['invoiceWriteOff', { invoiceId, reason: 'OTHER', writtenOffAt: closed }, 'writtenOffAt'],
    ['invoiceWriteOffReverse', { writeOffId: given.writeOff?.id, reversedAt: closed }, 'reversedAt'],
  ]
  for (const [name, input, field] of cases) {
    expect({ name, ...(await desk.do(name, input)) }).toMatchObject({
      name,
      ...refused('BOOKS_CLOSED', field),
    })
  }
  expect(await desk.look(invoiceId)).toEqual(before)

  const payer = async () => company.idOf('Party', (await company.ledger.party(company.organization)).id)
  const partyId = await payer()
  expect(await desk.do('paymentUpdate', { paymentId, partyId })).toMatchObject({ userErrors: [] })
  for (const other of [await payer(), null]) {
    expect(await desk.do('paymentUpdate', { paymentId, partyId: other })).toMatchObject(
      refused('BOOKS_CLOSED', 'partyId'),
    )
  }
  expect(await desk.do('paymentUpdate', { paymentId, partyId })).toMatchObject({ userErrors: [] })

  expect(
    await desk.do('paymentAllocate', {
      paymentId,
      allocations: [{ invoiceId, amount: eur(1) }],
      appliedAt: '2026-03-06T23:00:00Z',
    }),
  ).toMatchObject({ userErrors: [] })
})

/** One from before the books were closed. */
async function spareCredit() {
  const party = await company.ledger.party(company.organization)
  const creditNote = await company.ledger.invoice(company.organization, {
    total: -100n,
    targetPartyId: party.id,
    issueDate: new Date(at('01')),
  })
  return company.idOf('Invoice', creditNote.id)
}
