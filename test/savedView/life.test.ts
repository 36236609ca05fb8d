import { beforeAll, describe, expect, test } from 'vitest'
import { useCompany } from '../company.ts'
import { CREATE, DELETE, type Saved, saveView, UPDATE, type View } from './views.ts'

// Who makes, sees, changes and deletes a saved view, and what it may hold.

const company = useCompany({ timezone: 'Pacific/Auckland' })
/** Of an administrator, and of somebody of another organization. */
let admin: string
let stranger: string
beforeAll(async () => {
  const { api, ledger, organization } = company
  admin = await api.tokenOf((await ledger.admin([organization], { email: 'boss@x.example' })).id)
  const other = await ledger.organization({ name: 'Elsewhere' })
  stranger = await api.tokenOf((await ledger.admin([other])).id)
}, 120_000)

const error = (code: string, ...field: string[]) => ({
  savedView: null,
  userErrors: [expect.objectContaining({ code, field: ['input', ...field] })],
})
const create = (input: object, token = company.token) =>
  company.change<Saved>(CREATE, { list: 'INVOICES', ...input }, token)
const update = (input: object, token = company.token) => company.change<Saved>(UPDATE, input, token)

const save = (input: object, token = company.token) =>
  saveView(company.api, token, { list: 'INVOICES', ...input })

async function seenBy(token: string, viewId: string) {
  const byId = await company.api.ask(token, 'query ($id: ID!) { savedView(id: $id) { name } }', {
    id: viewId,
  })
  const node = await company.api.ask<{ node: object | null; savedViews: { nodes: View[] } }>(
    token,
    'query ($id: ID!) { node(id: $id) { id } savedViews(first: 100) { nodes { id } } }',
    { id: viewId },
  )
  const list = await company.api.ask(token, 'query ($id: ID!) { invoices(viewId: $id) { totalCount } }', {
    id: viewId,
  })
  const codes = [byId, list].map(({ errors }) => errors?.[0]?.extensions?.code ?? null)
  const isListed = node.data?.savedViews.nodes.some(({ id }) => id === viewId)
  return { codes, isNode: node.data?.node !== null, isListed }
}
const SEEN = { codes: [null, null], isNode: true, isListed: true }
const UNSEEN = { codes: ['NOT_FOUND', 'NOT_FOUND'], isNode: false, isListed: false }

describe('a saved view', () => {
  test('is made, read back as it was given, and changed', async () => {
    const where = { status: { in: ['OVERDUE'] }, dueDate: { gte: '2026-02-01' }, total: { gt: 5 } }
    const made = await create({
      name: ' Late ones ',
      where,
      search: ' acme ',
      orderBy: [{ field: 'DUE_DATE', direction: 'DESC' }],
      includeInactive: true,
      columns: ['number', 'due'],
    })
    expect(made).toMatchObject({
      savedView: {
        list: 'INVOICES',
        name: 'Late ones',
        where,
        search: 'acme',
        includeInactive: true,
        orderBy: [{ field: 'DUE_DATE', direction: 'DESC' }],
        columns: ['number', 'due'],
        isShared: false,
        mayChange: true,
        problem: null,
      },
      userErrors: [],
    })
    const viewId = made?.savedView?.id
    expect(await update({ viewId, where: null, columns: null, search: ' ' })).toMatchObject({
      savedView: { name: 'Late ones', where: null, columns: [], search: null, includeInactive: true },
    })
    expect(await update({ viewId, name: null })).toMatchObject(error('REQUIRED', 'name'))
    expect(await company.change(DELETE, { viewId })).toEqual({ deletedViewId: viewId, userErrors: [] })
    expect(await company.change(DELETE, { viewId })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'viewId'] }],
    })
    expect(await seenBy(company.token, viewId ?? '')).toEqual(UNSEEN)
  })

  test('is private to its maker until it is shared, and never seen from another organization', async () => {
    const viewId = await save({ name: 'Mine' })
    expect(await seenBy(company.token, viewId)).toEqual(SEEN)
    expect(await seenBy(admin, viewId)).toEqual(UNSEEN)
    expect(await update({ viewId, name: 'Theirs' }, admin)).toMatchObject(error('NOT_FOUND', 'viewId'))

    await update({ viewId, isShared: true })
    expect(await seenBy(admin, viewId)).toEqual(SEEN)
    expect(await seenBy(stranger, viewId)).toEqual(UNSEEN)
    expect(await update({ viewId, name: 'Theirs' }, stranger)).toMatchObject(error('NOT_FOUND', 'viewId'))
  })

  test('of which administrators may change what is shared, others may not', async () => {
    const viewId = await save({ name: 'For all', isShared: true })
    expect(await update({ viewId, name: 'For everybody' }, admin)).toMatchObject({ userErrors: [] })
    expect(await update({ viewId, isShared: false }, admin)).toMatchObject(error('NOT_ALLOWED', 'isShared'))

    const bosses = await save({ name: 'Of the boss', isShared: true }, admin)
    expect(await update({ viewId: bosses, name: 'Mine' })).toMatchObject(error('NOT_ALLOWED', 'viewId'))
    expect(await company.change(DELETE, { viewId: bosses })).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED' }],
    })
    const { data } = await company.api.ask<{ savedViews: { nodes: { name: string; mayChange: boolean }[] } }>(
      company.token,
      '{ savedViews(list: INVOICES, first: 50) { nodes { name mayChange } } }',
    )
    expect(data?.savedViews.nodes).toEqual(
      expect.arrayContaining([
        { name: 'For everybody', mayChange: true },
        { name: 'Of the boss', mayChange: false },
      ]),
    )
    expect(await company.change(DELETE, { viewId }, admin)).toMatchObject({ userErrors: [] })
  })

  test('has a name that is one among the shared ones of its list, and among those of its maker', async () => {
    const viewId = await save({ name: 'Same' })
    expect(await create({ name: 'SAME' })).toMatchObject(error('TAKEN', 'name'))
    await save({ name: 'Same' }, admin)
    await save({ name: 'Same', list: 'PARTIES' })
    await save({ name: 'Same', isShared: true }, admin)
    expect(await update({ viewId, isShared: true })).toMatchObject(error('TAKEN', 'name'))
    expect(await create({ name: 'same', isShared: true })).toMatchObject(error('TAKEN', 'name'))
    expect(await create({ name: ' ' })).toMatchObject(error('REQUIRED', 'name'))
    expect(await create({ name: 'x'.repeat(101) })).toMatchObject(error('INVALID', 'name'))
  })

  test('is changed by one at a time who has read it as it is', async () => {
    const made = await create({ name: 'Locked' })
    const { id: viewId, updatedAt } = made?.savedView ?? { id: '', updatedAt: '' }
    const first = await update({ viewId, name: 'Locked once', expectedUpdatedAt: updatedAt })
    expect(first?.userErrors).toEqual([])
    expect(await update({ viewId, name: 'Twice', expectedUpdatedAt: updatedAt })).toMatchObject(
      error('STALE', 'expectedUpdatedAt'),
    )
    expect(await company.change(DELETE, { viewId, expectedUpdatedAt: updatedAt })).toMatchObject({
      userErrors: [{ code: 'STALE' }],
    })
  })

  test('is made once by one key', async () => {
    const once = { name: 'Once', idempotencyKey: 'view-1' }
    const [first, second] = [await create(once), await create(once)]
    expect(second?.savedView?.id).toBe(first?.savedView?.id)
  })
})

describe('what it may hold', () => {
  const refused: [string, object, string[]][] = [
    ['a field that the list has not', { where: { statuss: { eq: 'PAID' } } }, ['where']],
    ['a value that the enum has not', { where: { status: { eq: 'LATE' } } }, ['where']],
    ['a filter of another list', { list: 'TASKS', where: { dueDate: { isNull: true } } }, ['where']],
    ['what is no object', { where: 'status' }, ['where']],
    ['a null that would stand for everything', { where: { status: { eq: null } } }, ['where']],
    ['a day that does not exist', { where: { dueDate: { gte: '2026-02-30' } } }, ['where']],
    ['too many values', { where: { uid: { in: Array(251).fill(crypto.randomUUID()) } } }, ['where']],
    ['too much', { where: { partyName: { eq: 'x'.repeat(17_000) } } }, ['where']],
    ['too many related rows', { where: { or: Array(13).fill({ party: { isActive: true } }) } }, ['where']],
    ['an order that the list has not', { orderBy: [{ field: 'NAME' }] }, ['orderBy']],
    ['six keys', { orderBy: Array(6).fill({ field: 'TOTAL' }) }, ['orderBy']],
    ['a search of a list that has none', { list: 'CALLS', search: 'a' }, ['search']],
    ['eleven words', { search: 'a b c d e f g h i j k' }, ['search']],
    ['inactive parties', { list: 'PARTIES', includeInactive: true }, ['includeInactive']],
    ['an empty column', { columns: ['a', ''] }, ['columns', '1']],
    ['a long column', { columns: ['x'.repeat(101)] }, ['columns', '0']],
  ]

  test.each(refused)('is not %s', async (name, input, field) => {
    const answer = await create({ name, ...input })
    expect(answer).toMatchObject(error('INVALID', ...field))
    expect(answer?.userErrors[0]?.message.length).toBeLessThan(500)
  })

  test('is not more than a hundred columns', async () => {
    expect(await create({ name: 'Wide', columns: Array(101).fill('a') })).toMatchObject(
      error('TOO_MANY_ITEMS', 'columns'),
    )
  })

  test('is no more than as many views as there may be, however many are made at once', async () => {
    const { api, organization } = company
    const member = await company.ledger.user([organization], { email: 'busy@x.example' })
    const token = await api.tokenOf(member.id)
    await api.database.savedView.createMany({
      data: Array.from({ length: 198 }, (_, number) => ({
        organizationId: organization.id,
        ownerId: member.id,
        list: 'CALLS' as const,
        name: `View ${number}`,
        nameKey: `view ${number}`,
      })),
    })
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, number) => create({ name: `More ${number}` }, token)),
    )
    expect(made.filter((answer) => answer?.savedView)).toHaveLength(2)
    expect(await create({ name: 'One too many' }, token)).toMatchObject(error('TOO_MANY_ITEMS'))
  })
})

describe('a list by a view', () => {
  const list = (root: string, viewId: string, token = company.token) =>
    company.api.ask(token, `query ($viewId: ID!) { ${root}(viewId: $viewId) { totalCount } }`, { viewId })

  test.each([
    ['invoices', 'INVOICES', { status: { eq: 'OVERDUE' } }],
    ['parties', 'PARTIES', { isActive: true }],
    ['payments', 'PAYMENTS', { currency: { eq: 'EUR' } }],
    ['tasks', 'TASKS', { status: { eq: 'OPEN' } }],
    ['calls', 'CALLS', { direction: { eq: 'OUTBOUND' } }],
    ['emails', 'EMAILS', { isBounced: false }],
  ])('is that of its own kind: %s', async (root, kind, where) => {
    const viewId = await save({ list: kind, name: `By ${root}`, where })
    expect((await list(root, viewId)).errors).toBeUndefined()
    const other = root === 'invoices' ? 'parties' : 'invoices'
    expect((await list(other, viewId)).errors).toMatchObject([
      {
        message: `viewId: the saved view "By ${root}" is one of \`${root}\`, not of \`${other}\`.`,
        extensions: { code: 'BAD_USER_INPUT', argument: 'viewId' },
      },
    ])
  })

  test('that no longer applies says which view and why, and may be renamed and mended', async () => {
    const { api, organization } = company
    const viewId = await save({ name: 'Old', where: { status: { eq: 'PAID' } } })
    await api.database.savedView.updateMany({
      where: { organizationId: organization.id, name: 'Old' },
      data: { filter: { statusAsOf: { eq: 'PAID' } } },
    })
    const answer = await list('invoices', viewId)
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'viewId' } }])
    expect(answer.errors?.[0]?.message).toMatch(
      /^viewId: the saved view "Old" no longer applies\. where: .*"statusAsOf"/,
    )
    const { data } = await api.ask<{ savedView: View }>(
      company.token,
      'query ($id: ID!) { savedView(id: $id) { problem where } }',
      { id: viewId },
    )
    expect(data?.savedView).toEqual({
      problem: expect.stringContaining('statusAsOf'),
      where: { statusAsOf: { eq: 'PAID' } },
    })
    expect(await update({ viewId, name: 'Older' })).toMatchObject({ userErrors: [] })
    expect(await update({ viewId, search: 'a' })).toMatchObject(error('INVALID', 'where'))
    expect(await update({ viewId, where: { status: { eq: 'PAID' } } })).toMatchObject({
      savedView: { problem: null },
    })
    expect((await list('invoices', viewId)).errors).toBeUndefined()
  })

  test('is refused for an id that is none, and for a view of another organization than the one asked for', async () => {
    expect((await list('invoices', 'nonsense')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argument: 'viewId' } },
    ])
    expect((await list('invoices', crypto.randomUUID())).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ])
    const { api, ledger, organization } = company
    const second = await ledger.organization({ name: 'Second' })
    const both = await ledger.user([organization, second], { email: 'both@x.example' })
    const token = await api.tokenOf(both.id)
    const viewId = await save({ organizationId: second.id, name: 'Of the second' }, token)
    await ledger.invoice(second, { standing: 'SENT' })
    const ask = (args: string) =>
      api.ask<{ invoices: { totalCount: number } }>(token, `{ invoices(${args}) { totalCount } }`)

    expect((await ask(`viewId: "${viewId}"`)).data?.invoices.totalCount).toBe(1)
    const elsewhere = `organizationId: "${organization.id}", viewId: "${viewId}"`
    expect((await ask(elsewhere)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
  })

  test('counts days where the organization is, on the day of the request', async () => {
    const { api, ledger, organization } = company
    // It is midnight in Auckland, and was due half an hour before: in UTC all of that is one day.
    await ledger.invoice(organization, {
      standing: 'SENT',
      total: 100n,
      amountDue: 100n,
      amountRemaining: 100n,
      dueDate: new Date('2026-03-13T10:30:00Z'),
    })
    const viewId = await save({
      name: 'Since yesterday',
      where: { overdueDays: { eq: 1 }, dueDate: { eq: '2026-03-13' } },
    })
    const { data } = await api.ask<{ invoices: { totalCount: number } }>(
      company.token,
      'query ($viewId: ID!) { invoices(viewId: $viewId) { totalCount } }',
      { viewId },
    )
    expect(data?.invoices.totalCount).toBe(1)
  })
})

test('the audit log, which everybody reads, tells of a private view no more than what was changed of it', async () => {
  const words = { name: 'Whom to sue', search: 'acme', columns: ['number'] }
  const logged = async (entityId: string) => {
    const { data } = await company.api.ask<{ auditEntries: { nodes: { changes: object }[] } }>(
      admin,
      'query ($where: AuditEntryWhere) { auditEntries(where: $where, first: 100) { nodes { changes } } }',
      { where: { entityId } },
    )
    return data?.auditEntries.nodes.map(({ changes }) => changes).toReversed()
  }
  const made = await create(words)
  const { id, uid } = made?.savedView ?? { id: '', uid: '' }
  await update({ viewId: id, name: 'Whom to sue first', search: 'acme ltd', where: {} })
  await update({ viewId: id, isShared: true, search: null })
  await update({ viewId: id, name: 'Legal' })
  await update({ viewId: id, isShared: false, name: 'Mine again' })
  await company.change(DELETE, { viewId: id })
  expect(await logged(uid)).toEqual([
    { list: 'INVOICES', isShared: false },
    { list: 'INVOICES', isShared: false, replaced: ['name', 'search', 'where'] },
    { list: 'INVOICES', isShared: { before: false, after: true }, replaced: ['search'] },
    { name: { before: 'Whom to sue first', after: 'Legal' } },
    { list: 'INVOICES', isShared: { before: true, after: false }, replaced: ['name'] },
    { list: 'INVOICES', isShared: false },
  ])
})
