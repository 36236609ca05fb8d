import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { schema } from '../../src/server/schema.ts'
import { operationOf } from '../input/operation.ts'
import { createLedger } from '../ledger.ts'
import { CANARY, createTenants, MARK_A, type Tenants } from './tenants.ts'

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

/** Every root field that is told the organization, and the argument that does. */
const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
  const argument = field.args.find(
    ({ name }) => name === (field.name === 'organization' ? 'id' : 'organizationId'),
  )
  return argument === undefined ? [] : [{ name: field.name, argument }]
})

async function ask(token: string, { name, argument }: (typeof fields)[number], value: string | null) {
  const { query, variables } = operationOf(name, [[{ argument, value }]], '{ __typename }')
  const { headers: _headers, extensions: _cost, ...answer } = await tenants.api.ask(token, query, variables)
  return answer
}

describe.each(fields)('$name of an organization', (field) => {
  test('that is foreign or unknown: FORBIDDEN, the same answer', async () => {
    const { id } = tenants.b.organization
    const foreign = await ask(tenants.ua, field, id)

    expect(foreign).toMatchObject({
      status: 200,
      errors: [{ extensions: { code: 'FORBIDDEN', status: 403 } }],
    })
    for (const other of [
      encodeGlobalId('Organization', id),
      id.toUpperCase(),
      uuidv7(),
      encodeGlobalId('Organization', uuidv7()),
    ]) {
      expect(await ask(tenants.ua, field, other)).toEqual(foreign)
    }
    expect(JSON.stringify(foreign)).not.toContain(CANARY)
  })

  test.each([
    '',
    'x',
    `{${uuidv7()}}`,
    uuidv7().replaceAll('-', ''),
    encodeGlobalId('User', uuidv7()),
    '\u{1f600}',
    '0',
    `${uuidv7()}\n`,
  ])('that is malformed (%j): BAD_USER_INPUT', async (value) => {
    const answer = await ask(tenants.ua, field, value)

    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^organizationId: /),
      extensions: { code: 'BAD_USER_INPUT', status: 400, argument: 'organizationId' },
    })
  })

  test('to somebody who belongs to none: a clear refusal', async () => {
    const byDefault = await ask(tenants.un, field, null)
    const named = await ask(tenants.un, field, tenants.a.organization.id)

    expect(byDefault.errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'organizationId' },
    })
    expect(named.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
  })
})

describe('membership', () => {
  test.each([
    ['ended', { endedAt: new Date('2026-01-01T00:00:00Z') }],
    ['not approved', { isAccessApproved: false }],
  ])('%s: FORBIDDEN at the very next request', async (_name, change) => {
    const { api, a } = tenants
    const user = await createLedger(api.database).user([a.organization])
    const token = await api.tokenOf(user.id)
    const document = `{ organization(id: "${a.organization.id}") { name } }`
    expect((await api.ask(token, document)).errors).toBeUndefined()

    await api.database.organizationMembership.update({
      where: { organizationId_userId: { organizationId: a.organization.id, userId: user.id } },
      data: change,
    })

    const answer = await api.ask(token, document)
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', status: 403 })
    const viewer = await api.ask(token, '{ viewer { user { name } organizations { isDefault } } }')
    expect(viewer.data).toEqual({ viewer: { user: null, organizations: [] } })
    const members = await api.ask(tenants.ua, '{ organization { members { uid } } }')
    expect(JSON.stringify(members)).not.toContain(user.id)
  })
})

describe('headers', () => {
  test.each([
    'X-Org',
    'X-Company',
    'X-Organization',
    'X-Organization-Id',
    'X-Tenant',
    'X-Forwarded-User',
    'X-User',
    'X-HTTP-Method-Override',
    'Cookie',
  ])('%s changes nothing', async (name) => {
    const response = await tenants.api.send({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tenants.ua}`,
        [name]: tenants.b.organization.id,
      },
      body: JSON.stringify({
        query: '{ organization { name } viewer { user { name } } parties { nodes { name } } }',
      }),
    })
    const text = await response.text()

    expect(response.status).toBe(200)
    expect(text).toContain(MARK_A)
    expect(text).not.toContain(CANARY)
  })
})
