import { describe, expect, test } from 'vitest'
import { type UserErrors, useFirm } from './firm.ts'

const firm = useFirm()
const { create, call } = firm

type Answer = { invoices: Record<string, unknown>[] | null; userErrors: UserErrors }

async function bulk(input: object): Promise<Answer> {
  const query = `mutation ($input: InvoiceBulkUpdateInput!) { answer: invoiceBulkUpdate(input: $input) {
    invoices { id status updatedAt memo privateNote dueOn issuedOn purchaseOrderNumber customFields assignee { givenName } }
    userErrors { code field message } } }`
  const { data, errors } = await firm.company.api.ask<{ answer: Answer }>(firm.company.token, query, {
    input,
  })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.answer
}

const refusalsOf = ({ userErrors }: Answer) =>
  userErrors.map(({ code, field }) => `${code} ${field.join('.')}`)

describe('invoiceBulkUpdate', () => {
  test('changes all that are named alike, each once and in their order', async () => {
    const [one, two] = [await create({ memo: 'One' }), await create({ issuedOn: '2026-03-10', memo: 'Two' })]
    const { invoices, userErrors } = await bulk({
      invoiceIds: [two.id, one.id, two.id],
      paymentTermsDays: 10,
      purchaseOrderNumber: 'PO 7',
      customFields: { batch: 7 },
    })

    expect(userErrors).toEqual([])
    const common = { status: 'DRAFT', purchaseOrderNumber: 'PO 7', customFields: { batch: 7 } }
    expect(invoices).toMatchObject([
      { id: two.id, memo: 'Two', issuedOn: '2026-03-10', dueOn: '2026-03-20', ...common },
      { id: one.id, memo: 'One', issuedOn: null, dueOn: null, ...common },
    ])
  })

  test('changes what only the organization sees of invoices that are issued', async () => {
    const [sent, ended] = [await create({ issue: true }), await create({ issue: true })]
    await call('invoiceVoid', { invoiceId: ended.id })
    const { invoices } = await bulk({ invoiceIds: [sent.id, ended.id], privateNote: 'Look again' })

    expect(invoices).toMatchObject([
      { privateNote: 'Look again', status: 'SENT' },
      { privateNote: 'Look again', status: 'VOID' },
    ])
  })

  test('changes none where something stands in the way of some, and names these', async () => {
    const [draft, sent, later] = [
      await create({ memo: 'Draft' }),
      await create({ issue: true }),
      await create({ issuedOn: '2026-03-12' }),
    ]
    const answer = await bulk({
      invoiceIds: [draft.id, sent.id, draft.id, later.id],
      dueOn: '2026-03-11',
      memo: 'New',
    })

    expect(answer.invoices).toBeNull()
    expect(refusalsOf(answer)).toEqual(['IMMUTABLE_STATE input.invoiceIds.1', 'INVALID input.invoiceIds.3'])
    const { database } = firm.company.api
    expect(await database.invoice.count({ where: { memo: 'New' } })).toBe(0)
    // The others alone can be.
    expect((await bulk({ invoiceIds: [draft.id], dueOn: '2026-03-11', memo: 'New' })).userErrors).toEqual([])
  })

  test('tells which were changed since they were read', async () => {
    const [one, two] = [await create(), await create()]
    const { invoice } = await call('invoiceUpdate', { invoiceId: two.id, memo: 'Changed' })
    const input = { invoiceIds: [one.id, two.id], memo: 'Both' }

    expect(refusalsOf(await bulk({ ...input, expectedUpdatedAt: two.updatedAt }))).toEqual([
      'STALE input.invoiceIds.1',
    ])
    expect((await bulk({ ...input, expectedUpdatedAt: invoice?.updatedAt })).userErrors).toEqual([])
  })

  test('takes 100 and not 101, not none, and nothing that is not there', async () => {
    const { ledger, organization, idOf } = firm.company
    const ids = []
    for (let index = 0; index < 100; index++)
      ids.push(idOf('Invoice', (await ledger.invoice(organization)).id))
    const other = await ledger.organization({ name: 'Elsewhere' })
    const foreign = idOf('Invoice', (await ledger.invoice(other)).id)

    expect((await bulk({ invoiceIds: ids, privateNote: 'x' })).invoices).toHaveLength(100)
    expect(refusalsOf(await bulk({ invoiceIds: [...ids, ids[0]], privateNote: 'y' }))).toEqual([
      'TOO_MANY_ITEMS input.invoiceIds',
    ])
    expect(refusalsOf(await bulk({ invoiceIds: [], privateNote: 'y' }))).toEqual([
      'REQUIRED input.invoiceIds',
    ])
    expect(refusalsOf(await bulk({ invoiceIds: [ids[0], foreign], privateNote: 'y' }))).toEqual([
      'NOT_FOUND input.invoiceIds.1',
    ])
    expect(refusalsOf(await bulk({ invoiceIds: [ids[0]] }))).toEqual(['REQUIRED input'])
    expect(await firm.company.api.database.invoice.count({ where: { privateNote: 'y' } })).toBe(0)
  })

  test('and one that is changed meanwhile wait for each other, in whatever order they are named', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => create()))
    const ids = drafts.map(({ id }) => id)
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, (_, index) =>
        bulk({ invoiceIds: index % 2 ? ids : ids.toReversed(), memo: `${index}` }),
      ),
      ...ids.map((invoiceId) => call('invoiceIssue', { invoiceId })),
    ])

    const codes = new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)))
    expect([...codes].filter((code) => code !== 'IMMUTABLE_STATE')).toEqual([])
    expect(answers.slice(6).every(({ userErrors }) => userErrors.length === 0)).toBe(true)
  })
})
