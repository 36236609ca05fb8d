import { getNamedType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { schema } from '../../src/schema.ts'
import { sample } from '../input/positions.ts'
import { CANARY, createTenants, globalId, type Tenants, uuidsOf } from './tenants.ts'

// Every mutation of the schema, given ids of rows of another organization in every place that takes an id.

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

/** Values that get past the checks of form, so that the ids are what is refused. */
const GOOD: Record<string, unknown> = {
  address: 'somebody@elsewhere.example',
  to: [{ address: 'somebody@elsewhere.example' }],
  bodyText: 'Please pay.',
  contentBase64: 'eA==',
  mimeType: 'text/plain',
  promisedOn: '2026-04-01',
  plannedSendAt: '2026-04-01T09:00:00Z',
  provider: 'SENDGRID',
  secret: 'secret',
  currency: 'USD',
  rate: '2.5',
}

type Place = { mutation: string; input: string; field: string; isList: boolean }

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args }) => {
  const type = args[0] === undefined ? undefined : getNamedType(args[0].type)
  if (!isInputObjectType(type)) throw new Error(`${name} must take one input.`)
  return { name, type }
})

const places: Place[] = mutations.flatMap(({ name, type }) =>
  Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name === 'ID')
    .map((field) => ({
      mutation: name,
      input: type.name,
      field: field.name,
      isList: String(field.type).startsWith('['),
    })),
)

function goodInput(inputName: string): Record<string, unknown> {
  const type = schema.getType(inputName)
  if (!isInputObjectType(type)) throw new Error(`${inputName} is no input.`)
  const required = sample(type) as Record<string, unknown>
  const optional = Object.keys(type.getFields()).filter((name) => name in GOOD)
  return { ...required, ...Object.fromEntries(optional.map((name) => [name, GOOD[name]])) }
}

async function mutate(token: string, mutation: string, inputName: string, input: object) {
  const query = `mutation ($input: ${inputName}!) { ${mutation}(input: $input) { userErrors { code field } } }`
  const { data, errors } = await tenants.api.ask<
    Record<string, { userErrors: { code: string; field: string[] }[] }>
  >(token, query, { input })
  return {
    userErrors: data?.[mutation]?.userErrors ?? [],
    codes: errors?.map(({ extensions }) => extensions?.code) ?? [],
  }
}

/** One number for everything that an organization has, apart from its log. */
async function fingerprint(organizationId: string): Promise<string> {
  const { database } = tenants.api
  const tables = await database.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organization_id' and table_name <> 'audit_entry' order by 1`
  const sums: unknown[] = []
  for (const { name } of tables) {
    sums.push(
      await database.$queryRawUnsafe(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${name}" t where organization_id = $1::uuid`,
        organizationId,
      ),
    )
  }
  return JSON.stringify(sums)
}

describe('an id of another organization in a mutation', () => {
  test('can stand in many places', () => {
    expect(places.length).toBeGreaterThan(15)
  })

  test.each(places.map((place) => [`${place.mutation}(${place.field})`, place] as const))(
    'is refused like one that does not exist: %s',
    async (_name, { mutation, input, field, isList }) => {
      const { b, ua } = tenants
      const before = await fingerprint(b.organization.id)
      for (const [kind, uuid] of uuidsOf(b)) {
        const ids = [globalId(kind, b.organization.id, uuid), globalId(kind, uuidv7(), uuidv7())]
        const answers = []
        for (const id of ids) {
          const answer = await mutate(ua, mutation, input, {
            ...goodInput(input),
            [field]: isList ? [id] : id,
          })
          expect(answer.userErrors.length + answer.codes.length).toBeGreaterThan(0)
          expect(JSON.stringify(answer)).not.toContain(CANARY)
          expect(answer.codes).not.toContain('INTERNAL_SERVER_ERROR')
          answers.push(answer)
        }
        expect(answers[0]).toEqual(answers[1])
      }
      expect(await fingerprint(b.organization.id)).toBe(before)
    },
  )
})

describe('a token that may only read', () => {
  test.each(mutations.map(({ name, type }) => [name, type.name]))('may not %s', async (mutation, input) => {
    const { a, api } = tenants
    const token = await api.tokenOf(a.userId, { isReadOnly: true })
    const before = await fingerprint(a.organization.id)

    const { codes } = await mutate(token, mutation, input, goodInput(input))

    expect(codes).toEqual(['FORBIDDEN'])
    expect(await fingerprint(a.organization.id)).toBe(before)
  })
})

describe('every mutation', () => {
  test('takes a key, so that it can be repeated safely', () => {
    const without = mutations.filter(({ type }) => type.getFields().idempotencyKey === undefined)

    expect(without.map(({ name }) => name)).toEqual([])
  })

  test('answers userErrors', () => {
    const payloads = Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ type }) =>
      getNamedType(type),
    )

    expect(payloads.filter((type) => !('getFields' in type && 'userErrors' in type.getFields()))).toEqual([])
  })
})
