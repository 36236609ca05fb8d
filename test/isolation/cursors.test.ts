import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectionPaths } from './paths.ts'
import { CANARY, createTenants, type Tenants } from './tenants.ts'

// A cursor of another organization's list, on every field that answers with a page.
const paths = connectionPaths()

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

type Place = (typeof paths)[number]

function operation({ parents, connection }: Place, args: string, organizationId: string): string {
  const selection = '{ edges { cursor } pageInfo { startCursor endCursor hasNextPage } }'
  const fields = [...parents, connection].map((field, index) => {
    const own =
      field === connection
        ? args
        : field.name.match(/^(invoices|parties|emails|bouncingContacts)$/)
          ? 'first: 5'
          : ''
    const scope = index === 0 ? scopeOf(field.args, organizationId) : ''
    const all = [scope, own].filter((arg) => arg !== '')
    return all.length === 0 ? field.name : `${field.name}(${all.join(', ')})`
  })
  return fields.reduceRight((content, field) => `{ ${field} ${content} }`, selection)
}

function scopeOf(args: readonly { name: string }[], organizationId: string): string {
  return args.some(({ name }) => name === 'organizationId') ? `organizationId: "${organizationId}"` : ''
}

function cursorsIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"(?:cursor|startCursor|endCursor)":"([^"]+)"/g)].map(
    ([, cursor]) => cursor ?? '',
  )
}

const isDirect = ({ parents }: Place) => parents[0]?.name !== 'viewer'

describe('a cursor of another organization is refused', () => {
  test.each(paths.filter(isDirect).map((place) => [place.connection.name, place] as const))(
    '%s',
    async (_name, place) => {
      const { api, ua, ub, uab, a, b, twin } = tenants
      const foreign = [
        ...cursorsIn(await api.ask(ub, operation(place, 'first: 1', b.organization.id))),
        ...cursorsIn(await api.ask(uab, operation(place, 'first: 1', b.organization.id))),
        ...cursorsIn(await api.ask(uab, operation(place, 'first: 1', twin.organization.id))),
      ]
      const [own] = cursorsIn(await api.ask(ua, operation(place, 'first: 1', a.organization.id)))

      expect(new Set(foreign).size).toBeGreaterThan(1)
      for (const cursor of new Set(foreign)) {
        for (const args of [`first: 2, after: "${cursor}"`, `last: 2, before: "${cursor}"`]) {
          for (const token of [ua, uab]) {
            const answer = await api.ask(token, operation(place, args, a.organization.id))

            expect(answer.errors?.map((error) => error.extensions?.code)).toContain('INVALID_CURSOR')
            expect(new Set(answer.errors?.map((error) => error.extensions?.code)).size).toBe(1)
            expect(JSON.stringify(answer)).not.toContain(CANARY)
          }
        }
      }
      const same = await api.ask(ua, operation(place, `first: 2, after: "${own}"`, a.organization.id))
      // Below several parents an own cursor is still good for one of them only.
      if (place.parents.length === 0) expect(same.errors).toBeUndefined()
    },
  )

  test('as is one with any single bit changed', async () => {
    const { api, ua } = tenants
    const { data } = await api.ask<{ parties: { edges: { cursor: string }[] } }>(
      ua,
      '{ parties(first: 1) { edges { cursor } } }',
    )
    const bytes = Buffer.from(data?.parties.edges[0]?.cursor ?? '', 'base64url')

    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at)
      const answer = await api.ask(
        ua,
        '{ parties(after: $after) { totalCount } }'.replace(
          '$after',
          JSON.stringify(changed.toString('base64url')),
        ),
      )
      expect(answer.errors?.[0]?.extensions).toMatchObject({
        code: 'INVALID_CURSOR',
        status: 400,
        argument: 'after',
      })
    }
  })
})
