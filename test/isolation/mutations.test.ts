import { getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { schema } from '../../src/server/schema.ts'
import { goodInput, mutations, places } from './mutationPlaces.ts'
import { CANARY, createTenants, globalId, type Tenants, uuidsOf } from './tenants.ts'

// Every mutation of the schema, given ids of rows of another organization in every place that takes an id.

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

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
