import { beforeAll, describe, expect, test } from 'vitest'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const ADD = `mutation ($input: SuppressionAddInput!) { suppressionAdd(input: $input) {
  suppression { address reason note createdAt createdBy { name } } userErrors { code field message } } }`
const REMOVE = `mutation ($input: SuppressionRemoveInput!) { suppressionRemove(input: $input) {
  address removedCount userErrors { code field message } } }`
const LIST = `query ($organizationId: ID, $where: SuppressionWhere) { suppressions(organizationId: $organizationId, where: $where) {
  totalCount nodes { address reason createdBy { name } } } }`

const company = useCompany()
let organizationId: string
let otherId: string
let adminToken: string
let foreignToken: string

beforeAll(async () => {
  const { api, ledger, organization } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  organizationId = organization.id
  otherId = other.id
  adminToken = await api.tokenOf((await ledger.admin([organization], { givenName: 'Grace' })).id)
  foreignToken = await api.tokenOf((await ledger.user([other])).id)
})

const add = (input: object) => company.change<Answered>(ADD, input)
const remove = (input: object, by = company.token) => company.change<Answered>(REMOVE, input, by)

type Answered = { userErrors: { code: string; field: string[]; message: string }[] } & Record<string, unknown>

const list = (address: string, reason: 'HARD_BOUNCE' | 'COMPLAINT' | 'UNSUBSCRIBE' | 'MANUAL') =>
  company.ledger.suppression(company.organization, address, { reason })
const reasonsOf = async (address: string) => {
  const rows = await company.api.database.suppression.findMany({
    where: { organizationId, addressKey: address },
  })
  return rows.map(({ reason }) => reason).sort()
}

describe('suppressionAdd', () => {
  test('lists the address by hand, by whom and when, and accounts for it', async () => {
    expect(await add({ address: ' Rosa@Acme.example ', note: ' Asked on the phone. ' })).toEqual({
      suppression: {
        address: 'Rosa@acme.example',
        reason: 'MANUAL',
        note: 'Asked on the phone.',
        createdAt: NOW.toISOString(),
        createdBy: { name: 'Ada Berg' },
      },
      userErrors: [],
    })

    const [entry] = await company.api.database.auditEntry.findMany({
      where: { organizationId, action: 'suppressionAdd' },
    })
    expect(entry).toMatchObject({
      outcome: 'SUCCEEDED',
      entityType: 'Suppression',
      changes: { address: 'Rosa@acme.example', reason: 'MANUAL' },
    })
  })

  test('refuses an address that is listed by hand already, in whichever case', async () => {
    await add({ address: 'twice@acme.example' })

    expect(await add({ address: 'TWICE@acme.example' })).toMatchObject({
      suppression: null,
      userErrors: [{ code: 'TAKEN', field: ['input', 'address'] }],
    })
  })

  test('lists one that bounced for good by hand as well', async () => {
    await list('gone@acme.example', 'HARD_BOUNCE')

    expect(await add({ address: 'gone@acme.example' })).toMatchObject({ userErrors: [] })
    expect(await reasonsOf('gone@acme.example')).toEqual(['HARD_BOUNCE', 'MANUAL'])
  })

  test.each(['', 'acme', 'Rosa <rosa@acme.example>', 'a@b.example, c@d.example', 'a@b'])(
    'refuses what is not one plain address: %j',
    async (address) => {
      expect(await add({ address })).toMatchObject({
        suppression: null,
        userErrors: [{ code: 'INVALID', field: ['input', 'address'] }],
      })
    },
  )

  test('refuses a remark of more than 1,000 characters', async () => {
    expect(await add({ address: 'long@acme.example', note: 'a'.repeat(1_001) })).toMatchObject({
      userErrors: [{ code: 'INVALID', field: ['input', 'note'] }],
    })
  })

  test('answers a repeated key with the same entry', async () => {
    const input = { address: 'key@acme.example', idempotencyKey: 'add' }
    const [first, second] = [await add(input), await add(input)]

    expect(first).toMatchObject({ suppression: { address: 'key@acme.example' }, userErrors: [] })
    expect(second).toEqual(first)
    expect(await reasonsOf('key@acme.example')).toEqual(['MANUAL'])
  })

  test('is refused in an organization that is not one’s own', async () => {
    const answer = await company.api.ask(foreignToken, ADD, {
      input: { organizationId, address: 'spy@acme.example' },
    })

    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    expect(await reasonsOf('spy@acme.example')).toEqual([])
  })
})

describe('suppressionRemove', () => {
  test('removes every reason of the address in whichever case, and tells which in the audit log', async () => {
    await list('Full@acme.example', 'HARD_BOUNCE')
    await list('full@acme.example', 'MANUAL')

    expect(await remove({ address: ' FULL@acme.example' })).toMatchObject({ removedCount: 2, userErrors: [] })
    expect(await reasonsOf('full@acme.example')).toEqual([])
    const [entry] = await company.api.database.auditEntry.findMany({
      where: { organizationId, action: 'suppressionRemove' },
    })
    expect(entry?.changes).toMatchObject({ reasons: { before: ['HARD_BOUNCE', 'MANUAL'], after: [] } })
  })

  test('removes the given reason alone', async () => {
    await list('partly@acme.example', 'HARD_BOUNCE')
    await list('partly@acme.example', 'MANUAL')

    expect(await remove({ address: 'partly@acme.example', reason: 'HARD_BOUNCE' })).toEqual({
      address: 'partly@acme.example',
      removedCount: 1,
      userErrors: [],
    })
    expect(await reasonsOf('partly@acme.example')).toEqual(['MANUAL'])
  })

  test('refuses what is not listed, or not for that reason', async () => {
    await list('manual@acme.example', 'MANUAL')
    const refused = {
      address: null,
      removedCount: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'address'] }],
    }

    expect(await remove({ address: 'unknown@acme.example' })).toMatchObject(refused)
    expect(await remove({ address: 'manual@acme.example', reason: 'COMPLAINT' })).toMatchObject(refused)
  })

  test.each(['COMPLAINT', 'UNSUBSCRIBE'] as const)('leaves a %s to administrators', async (reason) => {
    const address = `${reason.toLowerCase()}@acme.example`
    await list(address, reason)
    await list(address, 'HARD_BOUNCE')

    expect(await remove({ address })).toMatchObject({
      removedCount: null,
      userErrors: [{ code: 'NOT_ALLOWED' }],
    })
    expect(await remove({ address, reason })).toMatchObject({
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input', 'reason'] }],
    })
    expect(await reasonsOf(address)).toEqual([reason, 'HARD_BOUNCE'].sort())
    expect(await remove({ address, reason: 'HARD_BOUNCE' })).toMatchObject({ removedCount: 1 })
    expect(await remove({ address }, adminToken)).toMatchObject({ removedCount: 1, userErrors: [] })
    expect(await reasonsOf(address)).toEqual([])
  })

  test('answers a repeated key from what was removed then', async () => {
    await list('again@acme.example', 'MANUAL')
    const input = { address: 'again@acme.example', idempotencyKey: 'remove' }

    const first = await remove(input)
    await list('again@acme.example', 'MANUAL')

    expect(first).toEqual({ address: 'again@acme.example', removedCount: 1, userErrors: [] })
    expect(await remove(input)).toEqual(first)
    expect(await reasonsOf('again@acme.example')).toEqual(['MANUAL'])
  })

  test('does not reach into another organization', async () => {
    await list('ours@acme.example', 'MANUAL')

    expect(await remove({ address: 'ours@acme.example' }, foreignToken)).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    })
    expect(await reasonsOf('ours@acme.example')).toEqual(['MANUAL'])
  })
})

describe('suppressions', () => {
  test('lists those of the organization by reason, the system’s without a person', async () => {
    await list('spam@list.example', 'COMPLAINT')
    await add({ address: 'hand@list.example' })
    const where = { address: { contains: '@list.example' } }

    const { data } = await company.api.ask(company.token, LIST, {
      where: { ...where, reason: { in: ['COMPLAINT', 'MANUAL'] } },
    })

    expect(data).toEqual({
      suppressions: {
        totalCount: 2,
        nodes: expect.arrayContaining([
          { address: 'spam@list.example', reason: 'COMPLAINT', createdBy: null },
          { address: 'hand@list.example', reason: 'MANUAL', createdBy: { name: 'Ada Berg' } },
        ]),
      },
    })
    const foreign = await company.api.ask(foreignToken, LIST, { where })
    expect(foreign.data).toEqual({ suppressions: { totalCount: 0, nodes: [] } })
  })

  test('are not shown to others', async () => {
    const answer = await company.api.ask(company.token, LIST, { organizationId: otherId })

    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})

test('both forms of a domain are one address', async () => {
  await add({ organizationId, address: 'Info@XN--MLLER-KVA.example' })

  expect(await reasonsOf('info@müller.example')).toEqual(['MANUAL'])
  expect((await add({ organizationId, address: 'info@MÜLLER.example' }))?.userErrors).toMatchObject([
    { code: 'TAKEN' },
  ])
  expect(await remove({ organizationId, address: 'info@mu\u0308ller.example' })).toMatchObject({
    address: 'Info@müller.example',
    removedCount: 1,
  })
})
