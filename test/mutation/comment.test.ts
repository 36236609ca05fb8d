import { beforeAll, describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const ADD = `mutation ($input: CommentAddInput!) { commentAdd(input: $input) {
  comment { id text isResolved createdAt author { name } invoice { id } } userErrors { code field message } } }`
const settle = (
  name: 'Resolve' | 'Reopen',
) => `mutation ($input: Comment${name}Input!) { comment${name}(input: $input) {
  comment { isResolved resolvedAt resolvedBy { name } } userErrors { code field } } }`

const company = useCompany()
let foreignInvoiceId: string
let readOnlyToken: string
let invoiceId: string
let organizationId: string

beforeAll(async () => {
  const { api, ledger, organization, idOf } = company
  organizationId = organization.id
  const other = await ledger.organization({ name: 'Elsewhere' })
  readOnlyToken = await api.tokenOf((await ledger.user([organization])).id, { isReadOnly: true })
  invoiceId = idOf('Invoice', (await ledger.invoice(organization)).id)
  foreignInvoiceId = idOf('Invoice', (await ledger.invoice(other)).id, other)
})

type Added = { comment: { id: string; text: string } | null; userErrors: { code: string }[] }

const add = (input: object) => company.change<Added>(ADD, input)

describe('commentAdd', () => {
  test('stores the comment and its row in the audit log', async () => {
    const added = await add({ invoiceId, text: '  Call on Monday.  ' })

    expect(added).toEqual({
      comment: {
        id: expect.any(String),
        text: 'Call on Monday.',
        isResolved: false,
        createdAt: NOW.toISOString(),
        author: { name: 'Ada Berg' },
        invoice: { id: invoiceId },
      },
      userErrors: [],
    })
    const [entry] = await company.api.database.auditEntry.findMany({
      where: { organizationId, action: 'commentAdd' },
    })
    expect(entry).toMatchObject({
      outcome: 'SUCCEEDED',
      entityType: 'Comment',
      occurredAt: NOW,
      source: 'API',
    })
  })

  test('refuses an empty text and an invoice of somebody else, and accounts for both', async () => {
    expect(await add({ invoiceId, text: ' ' })).toMatchObject({
      comment: null,
      userErrors: [{ code: 'REQUIRED' }],
    })
    expect(await add({ invoiceId: foreignInvoiceId, text: 'Hello' })).toMatchObject({
      comment: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'invoiceId'] }],
    })

    const refused = await company.api.database.auditEntry.findMany({
      where: { organizationId, outcome: 'REFUSED' },
      orderBy: { id: 'asc' },
    })
    expect(refused.map(({ changes }) => changes)).toEqual([
      { errors: [{ code: 'REQUIRED', field: 'input.text' }] },
      { errors: [{ code: 'NOT_FOUND', field: 'input.invoiceId' }] },
    ])
  })

  test('is refused to a token that may only read, before anything is looked at', async () => {
    const answer = await company.api.ask(readOnlyToken, ADD, { input: { invoiceId, text: 'Hello' } })

    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    expect(await company.api.database.comment.count({ where: { organizationId, text: 'Hello' } })).toBe(0)
  })
})

describe('an idempotency key', () => {
  test('makes twenty at once one comment', async () => {
    const input = { invoiceId, text: 'Once', idempotencyKey: 'twenty' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(input)))

    expect(new Set(answers.map((answer) => answer?.comment?.id)).size).toBe(1)
    expect(await company.api.database.comment.count({ where: { organizationId, text: 'Once' } })).toBe(1)
  })

  test('is refused with another input, and free again when nothing was done under it', async () => {
    await add({ invoiceId, text: 'First', idempotencyKey: 'key' })
    expect(await add({ invoiceId, text: 'Second', idempotencyKey: 'key' })).toMatchObject({
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
    })

    await add({ invoiceId, text: ' ', idempotencyKey: 'other' })
    expect(await add({ invoiceId, text: 'Now', idempotencyKey: 'other' })).toMatchObject({ userErrors: [] })
  })

  test('is forgotten after 24 hours', async () => {
    await add({ invoiceId, text: 'Daily', idempotencyKey: 'daily' })
    await company.api.database.idempotencyKey.updateMany({
      where: { organizationId, key: 'daily' },
      data: { createdAt: new Date(NOW.getTime() - 24 * 3_600_000 - 1) },
    })

    expect(await add({ invoiceId, text: 'Another day', idempotencyKey: 'daily' })).toMatchObject({
      comment: { text: 'Another day' },
    })
  })
})

test('commentResolve settles a comment once, commentReopen takes it up again', async () => {
  const commentId = (await add({ invoiceId, text: 'To do' }))?.comment?.id
  const input = { commentId }

  expect((await company.api.ask(company.token, settle('Resolve'), { input })).data).toEqual({
    commentResolve: {
      comment: { isResolved: true, resolvedAt: NOW.toISOString(), resolvedBy: { name: 'Ada Berg' } },
      userErrors: [],
    },
  })
  expect((await company.api.ask(company.token, settle('Resolve'), { input })).data).toMatchObject({
    commentResolve: { userErrors: [{ code: 'IMMUTABLE_STATE' }] },
  })
  expect((await company.api.ask(company.token, settle('Reopen'), { input })).data).toMatchObject({
    commentReopen: { comment: { isResolved: false, resolvedBy: null }, userErrors: [] },
  })
})

test('the audit log cannot be changed or cut short', async () => {
  const where = { organizationId }

  await expect(
    company.api.database.auditEntry.updateMany({ where, data: { action: 'nothing' } }),
  ).rejects.toThrow()
  await expect(company.api.database.auditEntry.deleteMany({ where })).rejects.toThrow()
})
