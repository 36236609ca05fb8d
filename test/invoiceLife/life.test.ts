import { describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { useFirm } from './firm.ts'
import { randomFrom } from './random.ts'

const firm = useFirm()
const { call, create, line, refusalsOf, made } = firm
const at = NOW.toISOString()

const issued = (part: object = {}) => create({ issue: true, ...part })
const closeBooks = async (booksClosedThrough: string | null) => {
  const { data } = await firm.company.api.ask<{ answer: { userErrors: unknown[] } }>(
    made.adminToken,
    'mutation ($input: AccountingSettingsUpdateInput!) { answer: accountingSettingsUpdate(input: $input) { userErrors { code } } }',
    { input: { booksClosedThrough } },
  )
  expect(data?.answer.userErrors).toEqual([])
}

describe('invoiceUpdate', () => {
  test('changes what is given of a draft, and works its lines out anew', async () => {
    const draft = await create({ memo: 'Before', issuedOn: '2026-03-10', paymentTermsDays: 14 })
    const { invoice } = await call('invoiceUpdate', {
      invoiceId: draft.id,
      issuedOn: '2026-03-12',
      lineItems: [line({ quantity: '3', taxRate: '10' }), line()],
      expectedUpdatedAt: draft.updatedAt,
    })
    expect(invoice).toMatchObject({
      status: 'DRAFT',
      issuedOn: '2026-03-12',
      dueOn: '2026-03-26',
      subtotal: { minorUnits: 5_000 },
      tax: { minorUnits: 300 },
      total: { minorUnits: 5_300 },
      amountRemaining: { minorUnits: 5_300 },
    })
    const { invoice: due } = await call('invoiceUpdate', { invoiceId: draft.id, dueOn: '2026-05-01' })
    expect(due).toMatchObject({
      dueOn: '2026-05-01',
      paymentTermsDays: null,
      issuedOn: '2026-03-12',
      total: { minorUnits: 5_300 },
    })
    const { invoice: open } = await call('invoiceUpdate', {
      invoiceId: draft.id,
      dueOn: null,
      issuedOn: null,
      partyId: null,
    })
    expect(open).toMatchObject({ dueOn: null, issuedOn: null })
    const row = await firm.company.api.database.invoice.findFirst({ where: { memo: 'Before' } })
    expect(row).toMatchObject({ targetPartyId: null, memo: 'Before' })
    expect(await firm.company.api.database.lineItem.count({ where: { invoiceId: row?.id ?? '' } })).toBe(2)
  })

  test.each<[string, object, string]>([
    ['no lines', { lineItems: [] }, 'REQUIRED input.lineItems'],
    ['lines that are null', { lineItems: null }, 'REQUIRED input.lineItems'],
    ['another currency without lines', { currency: 'USD' }, 'REQUIRED input.lineItems'],
    [
      'lines in another currency',
      { currency: 'USD', lineItems: [line()] },
      'CURRENCY_MISMATCH input.lineItems.0.unitPrice.currency',
    ],
    [
      'another moment',
      { expectedUpdatedAt: '2026-01-01T00:00:00Z', memo: 'x' },
      'STALE input.expectedUpdatedAt',
    ],
    ['a day for a moment', { expectedUpdatedAt: '2026-01-01', memo: 'x' }, 'INVALID input.expectedUpdatedAt'],
    ['an unknown party', { partyId: 'pty_x' }, 'NOT_FOUND input.partyId'],
  ])('refuses %s, and changes nothing', async (_name, part, refusal) => {
    const draft = await create({ memo: 'Stays' })
    expect(refusalsOf(await call('invoiceUpdate', { invoiceId: draft.id, ...part }))).toEqual([refusal])
    expect(
      (await call('invoiceUpdate', { invoiceId: draft.id, expectedUpdatedAt: draft.updatedAt })).userErrors,
    ).toEqual([])
  })

  test('lets one of many through who have read the same', async () => {
    const draft = await create()
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        call('invoiceUpdate', {
          invoiceId: draft.id,
          memo: `By ${index}`,
          expectedUpdatedAt: draft.updatedAt,
        }),
      ),
    )
    expect(answers.filter(({ invoice }) => invoice !== null)).toHaveLength(1)
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array(9).fill('STALE'),
    )
  })
})

describe('invoiceIssue', () => {
  test('refuses what has no party, no lines, a day to come or one before the terms', async () => {
    const { ledger, organization, idOf } = firm.company
    const without = await create({ partyId: null })
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: without.id }))).toEqual([
      'REQUIRED input.invoiceId',
    ])
    const empty = await ledger.invoice(organization, {
      workflowStatus: 'DRAFT',
      targetPartyId: made.partyUid,
    })
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: idOf('Invoice', empty.id) }))).toEqual([
      'REQUIRED input.invoiceId',
    ])
    const bill = await ledger.invoice(organization, {
      workflowStatus: 'DRAFT',
      targetPartyId: made.partyUid,
      type: 'PAYABLE',
    })
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: idOf('Invoice', bill.id) }))).toEqual([
      'INVALID input.invoiceId',
    ])
    const draft = await create({ issuedOn: '2026-03-14', dueOn: '2026-03-20' })
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: draft.id }))).toEqual([
      'INVALID input.issuedOn',
    ])
    const due = await create({ dueOn: '2026-03-01' })
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: due.id }))).toEqual(['INVALID input.issuedOn'])
    expect((await call('invoiceIssue', { invoiceId: due.id, issuedOn: '2026-02-27' })).invoice).toMatchObject(
      { status: 'OVERDUE', issuedOn: '2026-02-27' },
    )
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: due.id }))).toEqual([
      'IMMUTABLE_STATE input.invoiceId',
    ])
    expect(refusalsOf(await call('invoiceUpdate', { invoiceId: due.id, memo: 'x' }))).toEqual([
      'IMMUTABLE_STATE input.invoiceId',
    ])
  })

  test('counts the terms from the day of issue', async () => {
    const draft = await create({ paymentTermsDays: 30 })
    expect(draft.dueOn).toBeNull()
    expect(
      (await call('invoiceIssue', { invoiceId: draft.id, issuedOn: '2026-03-12' })).invoice,
    ).toMatchObject({ issuedOn: '2026-03-12', dueOn: '2026-04-11' })
  })

  test('writes into no period that is closed', async () => {
    const draft = await create()
    const stays = await issued()
    await closeBooks('2026-02-28')
    expect(refusalsOf(await call('invoiceIssue', { invoiceId: draft.id, issuedOn: '2026-02-28' }))).toEqual([
      'BOOKS_CLOSED input.issuedOn',
    ])
    expect(
      refusalsOf(await call('invoiceCreate', firm.draft({ issue: true, issuedOn: '2026-01-01' }))),
    ).toEqual(['BOOKS_CLOSED input.issuedOn'])
    expect((await call('invoiceIssue', { invoiceId: draft.id, issuedOn: '2026-03-01' })).userErrors).toEqual(
      [],
    )
    expect((await call('invoiceVoid', { invoiceId: stays.id })).userErrors).toEqual([])
    await closeBooks(null)
    expect(
      (await call('invoiceCreate', firm.draft({ issue: true, issuedOn: '2026-02-28' }))).userErrors,
    ).toEqual([])
  })
})

describe('invoiceVoid, invoiceCancel and invoiceMarkUncollectible', () => {
  test('end what they are for', async () => {
    const [sent, draft, lost] = [
      await issued(),
      await create(),
      await issued({ paymentTermsDays: 0, issuedOn: '2026-01-01' }),
    ]
    expect((await call('invoiceVoid', { invoiceId: sent.id, note: 'Twice.' })).invoice).toMatchObject({
      status: 'VOID',
      voidedAt: at,
      invoiceNumber: sent.invoiceNumber,
    })
    expect((await call('invoiceCancel', { invoiceId: draft.id })).invoice).toMatchObject({
      status: 'CANCELLED',
      cancelledAt: at,
      invoiceNumber: null,
    })
    expect((await call('invoiceMarkUncollectible', { invoiceId: lost.id })).invoice).toMatchObject({
      status: 'UNCOLLECTIBLE',
      markedUncollectibleAt: at,
      amountRemaining: { minorUnits: 2_000 },
    })
    const entry = await firm.company.api.database.auditEntry.findFirst({
      where: { action: 'invoiceVoid', outcome: 'SUCCEEDED' },
      orderBy: { id: 'desc' },
    })
    expect(entry?.changes).toEqual({ status: { before: 'SENT', after: 'VOID' }, note: 'Twice.' })
  })

  test('void nothing to which something is applied, and say what to undo', async () => {
    const { api, organization, ledger, idOf } = firm.company
    const organizationId = organization.id
    const invoice = await ledger.invoice(organization, { amountPaid: 100n })
    const note = await ledger.invoice(organization, { total: -500n })
    const payment = await api.database.payment.create({
      data: {
        organizationId,
        amount: 100n,
        currency: 'EUR',
        receivedAt: NOW,
        method: 'OTHER',
        status: 'OTHER',
      },
    })
    const allocation = await api.database.invoicePayment.create({
      data: {
        organizationId,
        invoiceId: invoice.id,
        paymentId: payment.id,
        amount: 100n,
        invoiceAmount: 100n,
        strategy: 'OTHER',
        appliedAt: NOW,
        isApproved: true,
      },
    })
    const credit = await api.database.creditApplication.create({
      data: { organizationId, creditNoteId: note.id, invoiceId: invoice.id, amount: 50n, appliedAt: NOW },
    })
    const tryVoid = () => call('invoiceVoid', { invoiceId: idOf('Invoice', invoice.id) })

    const { userErrors } = await tryVoid()
    expect(userErrors).toMatchObject([{ code: 'IMMUTABLE_STATE', field: ['input', 'invoiceId'] }])
    expect(userErrors[0]?.message).toMatch(
      /1 of its payments by `paymentUnallocate` and take back 1 of its credits by `creditNoteUnapply`/,
    )
    await api.database.creditApplication.update({
      where: { organizationId_id: { organizationId, id: credit.id } },
      data: { reversedAt: NOW },
    })
    await api.database.invoicePayment.update({
      where: { organizationId_id: { organizationId, id: allocation.id } },
      data: { reversedAt: NOW },
    })
    // What was paid elsewhere still counts.
    expect((await tryVoid()).userErrors[0]?.message).toMatch(/paid elsewhere/)
    expect(refusalsOf(await call('invoiceVoid', { invoiceId: idOf('Invoice', note.id) }))).toEqual([
      'IMMUTABLE_STATE input.invoiceId',
    ])
  })
})

describe('invoiceDuplicate', () => {
  test('makes a draft like it, whatever has become of it', async () => {
    const like = await issued({
      memo: 'Thanks',
      paymentTermsDays: 10,
      customFields: { a: [1] },
      lineItems: [
        line({ discountRate: '12.5', taxRate: '19' }),
        line({ discount: { minorUnits: 7, currency: 'EUR' } }),
      ],
    })
    await call('invoiceVoid', { invoiceId: like.id })
    const { invoice, userErrors } = await call('invoiceDuplicate', { invoiceId: like.id })
    expect(userErrors).toEqual([])
    expect(invoice).toMatchObject({
      status: 'DRAFT',
      invoiceNumber: null,
      seriesNumber: null,
      issuedOn: null,
      dueOn: null,
      paymentTermsDays: 10,
      subtotal: like.subtotal,
      discount: like.discount,
      tax: like.tax,
      total: like.total,
    })
    expect(invoice?.id).not.toBe(like.id)
    const again = await call('invoiceDuplicate', { invoiceId: String(invoice?.id) })
    expect(again.invoice).toMatchObject({ total: like.total, discount: like.discount })
    expect(
      refusalsOf(await call('invoiceDuplicate', { invoiceId: like.id, expectedUpdatedAt: like.updatedAt })),
    ).toEqual(['STALE input.expectedUpdatedAt'])
  })

  test('refuses what its lines do not say', async () => {
    const { api, ledger, organization, idOf } = firm.company
    const imported = async (part: object) => {
      const { id: invoiceId } = await ledger.invoice(organization, {
        total: 11_900n,
        subtotal: 10_000n,
        tax: 1_900n,
      })
      const lineItem = {
        organizationId: organization.id,
        invoiceId,
        currency: 'EUR',
        quantity: 1,
        unitPrice: 10_000n,
        lineTotal: 10_000n,
      }
      await api.database.lineItem.create({ data: { ...lineItem, ...part } })
      return call('invoiceDuplicate', { invoiceId: idOf('Invoice', invoiceId) })
    }
    expect(refusalsOf(await imported({ tax: 1_900n }))).toEqual(['INVALID input.invoiceId'])
    expect(refusalsOf(await imported({}))).toEqual(['INVALID input.invoiceId'])
    expect(refusalsOf(await imported({ contextType: 'DISCOUNT', unitPrice: -5n }))).toEqual([
      'INVALID input.invoiceId',
    ])
    expect((await imported({ tax: 1_900n, taxRate: 19 })).invoice).toMatchObject({
      total: { minorUnits: 11_900 },
    })
  })
})

describe('a life at random', () => {
  const { pick, chance } = randomFrom(4)
  type State = { id: string; status: string; number: unknown; updatedAt: string; changes: number }
  /** What each mutation makes of what it finds; null is a refusal. */
  const RULES: Record<string, (status: string) => string | null> = {
    invoiceUpdate: (status) => (status === 'DRAFT' ? 'DRAFT' : null),
    invoiceIssue: (status) => (status === 'DRAFT' ? 'SENT' : null),
    invoiceCancel: (status) => (status === 'DRAFT' ? 'CANCELLED' : null),
    invoiceVoid: (status) => (status === 'SENT' || status === 'UNCOLLECTIBLE' ? 'VOID' : null),
    invoiceMarkUncollectible: (status) => (status === 'SENT' ? 'UNCOLLECTIBLE' : null),
  }

  async function goOn(state: State): Promise<State> {
    const name = pick(Object.keys(RULES))
    const isStale = chance(0.15)
    const moments = isStale ? ['2020-01-01T00:00:00Z'] : [state.updatedAt, null]
    const next = isStale ? null : RULES[name]?.(state.status)
    const part = name === 'invoiceUpdate' ? { memo: 'Another' } : {}
    const answer = await call(name, { invoiceId: state.id, expectedUpdatedAt: pick(moments), ...part })
    if (next) return become(state, next, answer.invoice ?? {})
    const refused = isStale ? 'STALE input.expectedUpdatedAt' : 'IMMUTABLE_STATE input.invoiceId'
    expect(refusalsOf(answer)).toEqual([refused])
    return state
  }

  /** A number once given stays, and every change has a moment of its own. */
  function become(state: State, status: string, invoice: Record<string, unknown>): State {
    const { invoiceNumber: number, updatedAt } = invoice
    expect(invoice.status).toBe(status)
    if (status === 'SENT') expect(number).toMatch(/^INV-/)
    else expect(number).toBe(state.number)
    expect(updatedAt).not.toBe(state.updatedAt)
    const changes = state.changes + Number(status !== state.status)
    return { id: state.id, status, number, updatedAt: String(updatedAt), changes }
  }

  async function changesNoted(id: string): Promise<number> {
    const query = 'query ($id: ID!) { invoice(by: { id: $id }) { uid } }'
    const { data } = await firm.company.api.ask<{ invoice: { uid: string } }>(firm.company.token, query, {
      id,
    })
    return firm.company.api.database.invoiceStatusChange.count({
      where: { invoiceId: data?.invoice.uid ?? '' },
    })
  }

  test('goes only where the rules lead', async () => {
    for (let history = 0; history < 40; history++) {
      const { id, updatedAt } = await create()
      let state: State = { id, status: 'DRAFT', number: null, updatedAt, changes: 0 }
      for (let step = 0; step < 6; step++) state = await goOn(state)
      expect(await changesNoted(id)).toBe(state.changes)
    }
  }, 240_000)

  test('leaves the numbers of the series without a gap, and the tallies as the invoices are', async () => {
    const { database } = firm.company.api
    const numbers = (
      await database.invoice.findMany({
        where: { seriesNumber: { not: null } },
        orderBy: { seriesNumber: 'asc' },
      })
    ).map(({ seriesNumber }) => seriesNumber)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    const [tally] = await database.$queryRaw<{ count: bigint; remaining: string }[]>`
      select (select sum(invoice_count) from invoice_tally) - (select count(*) from invoice) as count,
        ((select sum(amount_remaining) from invoice_tally) - (select sum(amount_remaining) from invoice))::text as remaining`
    expect({ count: Number(tally?.count), remaining: Number(tally?.remaining) }).toEqual({
      count: 0,
      remaining: 0,
    })
    const wrong = await database.$queryRaw<
      unknown[]
    >`select id from invoice i where total <> subtotal - discount + tax
      or (series_id is not null and amount_due <> total - pre_payment_credit_notes - amount_written_off)`
    expect(wrong).toEqual([])
  })
})
