import { beforeAll, describe, expect, test } from 'vitest'
import { useFirm } from './firm.ts'

const firm = useFirm()
const { call, create, line, refusalsOf, made } = firm

const SERIES = `mutation ($input: InvoiceSeriesCreateInput!) { answer: invoiceSeriesCreate(input: $input) {
  invoiceSeries { id kind prefix digits nextNumber nextInvoiceNumber isDefault } userErrors { code field } } }`
const CHANGE = SERIES.replace('InvoiceSeriesCreateInput', 'InvoiceSeriesUpdateInput').replace(
  'invoiceSeriesCreate',
  'invoiceSeriesUpdate',
)
const LIST = '{ organization { invoiceSeries { id kind prefix nextNumber nextInvoiceNumber isDefault } } }'

type Series = {
  id: string
  kind: string
  prefix: string
  nextNumber: number
  nextInvoiceNumber: string
  isDefault: boolean
}
type Answer = { invoiceSeries: Series | null; userErrors: { code: string; field: string[] }[] }

async function ask(query: string, input: object, token = made.adminToken): Promise<Answer> {
  const { data, errors } = await firm.company.api.ask<{ answer: Answer }>(token, query, { input })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.answer
}

async function makeSeries(input: object): Promise<Series> {
  const { invoiceSeries, userErrors } = await ask(SERIES, input)
  if (invoiceSeries === null) throw new Error(JSON.stringify(userErrors))
  return invoiceSeries
}

async function listed(): Promise<Series[]> {
  const { data } = await firm.company.api.ask<{ organization: { invoiceSeries: Series[] } }>(
    firm.company.token,
    LIST,
  )
  return data?.organization.invoiceSeries ?? []
}

const issue = async (id: string, part: object = {}) => call('invoiceIssue', { invoiceId: id, ...part })
const drafts = (many: number) => Promise.all(Array.from({ length: many }, () => create()))

describe('numbers', () => {
  test('begin at one in a series that is made when it is first needed', async () => {
    expect(await listed()).toEqual([])
    const [one, two] = await drafts(2)
    if (!one || !two) throw new Error('Two drafts.')

    expect((await issue(one.id)).invoice).toMatchObject({
      invoiceNumber: 'INV-00001',
      seriesNumber: 1,
      status: 'SENT',
    })
    expect((await issue(two.id)).invoice).toMatchObject({ invoiceNumber: 'INV-00002', seriesNumber: 2 })
    expect(await listed()).toMatchObject([
      { kind: 'INVOICE', prefix: 'INV-', nextNumber: 3, nextInvoiceNumber: 'INV-00003', isDefault: true },
    ])
  })

  test('of fifty that are issued at once have no gap, also where every third fails', async () => {
    const { id: seriesId } = await makeSeries({ prefix: 'P-', digits: 3, nextNumber: 7 })
    const made = await drafts(50)
    const others = await Promise.all(Array.from({ length: 25 }, () => create({ partyId: null })))
    // One is cancelled by somebody else at the same time: either comes first.
    const contested = await create()
    const answers = await Promise.all([
      ...made.map(({ id }) => issue(id, { seriesId })),
      ...others.map(({ id }) => issue(id, { seriesId })),
      issue(contested.id, { seriesId }),
      call('invoiceCancel', { invoiceId: contested.id }),
    ])

    const fifty = answers.slice(0, 50).map(({ invoice }) => Number(invoice?.seriesNumber))
    expect(answers.slice(50, 75).map(refusalsOf)).toEqual(
      Array.from({ length: 25 }, () => ['REQUIRED input.invoiceId']),
    )
    const [issued, cancelled] = answers.slice(75)
    // Exactly one of the two was done.
    expect([issued?.invoice, cancelled?.invoice].filter((invoice) => invoice !== null)).toHaveLength(1)
    const all = issued?.invoice ? [...fifty, Number(issued.invoice.seriesNumber)] : fifty
    expect(all.toSorted((left, right) => left - right)).toEqual(all.map((_, index) => 7 + index))
    expect(new Set(answers.flatMap(({ invoice }) => invoice?.invoiceNumber ?? [])).size).toBe(all.length)
    expect((await listed()).find(({ prefix }) => prefix === 'P-')?.nextNumber).toBe(7 + all.length)
  }, 120_000)

  test('that were taken by what fails afterwards are given back', async () => {
    const { database } = firm.company.api
    const { id: seriesId } = await makeSeries({ prefix: 'F-' })
    const many = await drafts(12)
    await database.$executeRawUnsafe(`
      create function refuse_some() returns trigger language plpgsql as $$ begin
        if new.series_number is not null and new.memo = 'fails' then raise exception 'The disk is full.'; end if;
        return new; end $$`)
    await database.$executeRawUnsafe(
      'create trigger refuse_some before update on invoice for each row execute function refuse_some()',
    )
    const failing = new Set(many.filter((_, index) => index % 3 === 0).map(({ id }) => id))
    for (const invoiceId of failing) await call('invoiceUpdate', { invoiceId, memo: 'fails' })
    const answers = await Promise.allSettled(many.map(({ id }) => issue(id, { seriesId })))
    await database.$executeRawUnsafe('drop trigger refuse_some on invoice')

    expect(answers.map(({ status }) => status)).toEqual(
      many.map(({ id }) => (failing.has(id) ? 'rejected' : 'fulfilled')),
    )
    const numbers = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [Number(answer.value.invoice?.seriesNumber)] : [],
    )
    expect(numbers.toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    // And the next one goes on from there.
    const [last] = failing
    await call('invoiceUpdate', { invoiceId: last, memo: null })
    expect((await issue(last ?? '', { seriesId })).invoice).toMatchObject({ invoiceNumber: 'F-00009' })
  })

  test('that an import has used are passed over', async () => {
    const { ledger, organization } = firm.company
    const { id: seriesId } = await makeSeries({ prefix: 'RE-', digits: 2 })
    for (const number of [1, 2, ...Array.from({ length: 130 }, (_, index) => 4 + index)]) {
      await ledger.invoice(organization, { invoiceNumber: `RE-${String(number).padStart(2, '0')}` })
    }
    // Neither a supplier's invoice nor one of another organization stands in the way.
    await ledger.invoice(organization, { type: 'PAYABLE', invoiceNumber: 'RE-134' })
    await ledger.invoice(await ledger.organization({ name: 'Elsewhere' }), { invoiceNumber: 'RE-134' })
    const [one, two] = await drafts(2)

    expect((await issue(one?.id ?? '', { seriesId })).invoice).toMatchObject({ invoiceNumber: 'RE-03' })
    expect((await issue(two?.id ?? '', { seriesId })).invoice).toMatchObject({
      invoiceNumber: 'RE-134',
      seriesNumber: 134,
    })
  })

  test('that came with a draft stay', async () => {
    const { ledger, organization, api, idOf } = firm.company
    const imported = await ledger.invoice(organization, {
      workflowStatus: 'DRAFT',
      targetPartyId: made.partyUid,
      invoiceNumber: 'OLD-1',
    })
    await api.database.lineItem.create({
      data: {
        organizationId: organization.id,
        invoiceId: imported.id,
        currency: 'EUR',
        quantity: 1,
        unitPrice: 10_000n,
        lineTotal: 10_000n,
      },
    })

    expect((await issue(idOf('Invoice', imported.id))).invoice).toMatchObject({
      invoiceNumber: 'OLD-1',
      seriesNumber: null,
      status: 'SENT',
    })
  })
})

describe('series', () => {
  let series: Series
  beforeAll(async () => {
    series = await makeSeries({ prefix: '2026/', digits: 4, nextNumber: 1_001 })
  })

  test('are as they were made, and the first of a kind is its default', async () => {
    expect(series).toMatchObject({ kind: 'INVOICE', nextInvoiceNumber: '2026/1001', isDefault: false })
    expect(await makeSeries({ kind: 'CREDIT_NOTE', prefix: 'G' })).toMatchObject({
      isDefault: true,
      nextInvoiceNumber: 'G00001',
    })
    expect(await makeSeries({ kind: 'CREDIT_NOTE', prefix: '', isDefault: true })).toMatchObject({
      isDefault: true,
    })
    const defaults = (await listed()).filter(({ kind, isDefault }) => kind === 'CREDIT_NOTE' && isDefault)
    expect(defaults.map(({ prefix }) => prefix)).toEqual([''])
  })

  test('change until a number was taken from them', async () => {
    const change = (part: object) => ask(CHANGE, { seriesId: series.id, ...part })
    expect((await change({ nextNumber: 5, digits: 2, isDefault: true })).invoiceSeries).toMatchObject({
      nextInvoiceNumber: '2026/05',
      isDefault: true,
    })
    expect((await listed()).filter(({ kind, isDefault }) => kind === 'INVOICE' && isDefault)).toHaveLength(1)
    const [invoice] = await drafts(1)
    expect((await issue(invoice?.id ?? '')).invoice).toMatchObject({ invoiceNumber: '2026/05' })

    expect((await change({ nextNumber: 5 })).userErrors).toEqual([
      { code: 'IMMUTABLE_STATE', field: ['input', 'nextNumber'] },
    ])
    expect((await change({ prefix: 'X' })).userErrors).toEqual([
      { code: 'IMMUTABLE_STATE', field: ['input', 'prefix'] },
    ])
    expect((await change({ isDefault: false })).userErrors).toEqual([
      { code: 'INVALID', field: ['input', 'isDefault'] },
    ])
    expect((await change({ digits: null })).userErrors).toEqual([
      { code: 'REQUIRED', field: ['input', 'digits'] },
    ])
  })

  test.each<[string, object, object]>([
    ['a prefix that there is', { prefix: '2026/' }, { code: 'TAKEN', field: ['input', 'prefix'] }],
    ['a prefix of a kind of its own', { prefix: '\n' }, { code: 'INVALID', field: ['input', 'prefix'] }],
    ['a long prefix', { prefix: 'x'.repeat(21) }, { code: 'INVALID', field: ['input', 'prefix'] }],
    ['no digits', { prefix: 'a', digits: 0 }, { code: 'INVALID', field: ['input', 'digits'] }],
    ['13 digits', { prefix: 'a', digits: 13 }, { code: 'INVALID', field: ['input', 'digits'] }],
    ['a number of zero', { prefix: 'a', nextNumber: 0 }, { code: 'INVALID', field: ['input', 'nextNumber'] }],
  ])('refuse %s', async (_name, input, error) => {
    expect(await ask(SERIES, input)).toEqual({ invoiceSeries: null, userErrors: [error] })
  })

  test('are for administrators to make, and one at most is the default when many are made at once', async () => {
    expect((await ask(SERIES, { prefix: 'b' }, firm.company.token)).userErrors).toEqual([
      { code: 'NOT_ALLOWED', field: ['input'] },
    ])
    expect((await ask(CHANGE, { seriesId: series.id }, firm.company.token)).userErrors).toEqual([
      { code: 'NOT_ALLOWED', field: ['input'] },
    ])
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => makeSeries({ prefix: `M${index}`, isDefault: true })),
    )
    expect((await listed()).filter(({ kind, isDefault }) => kind === 'INVOICE' && isDefault)).toHaveLength(1)
  })

  test('of credit notes number no invoices', async () => {
    const { id: seriesId } = (await listed()).find(({ kind }) => kind === 'CREDIT_NOTE') ?? { id: '' }
    const [invoice] = await drafts(1)
    expect(refusalsOf(await issue(invoice?.id ?? '', { seriesId }))).toEqual(['INVALID input.seriesId'])
    expect(
      refusalsOf(await call('invoiceCreate', firm.draft({ lineItems: [line()], issue: true, seriesId }))),
    ).toEqual(['INVALID input.seriesId'])
  })
})
