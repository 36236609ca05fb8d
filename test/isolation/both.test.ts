import { getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { fits } from './operations.ts'
import { type Path, pathsOf } from './paths.ts'
import { call, isConnection, MAX_LISTS, type Selection, select, selectionOf, write } from './selection.ts'
import { split } from './split.ts'
import { CANARY_B, CANARY_TWIN, createTenants, MARK_A, type Tenants } from './tenants.ts'

// Somebody who belongs to several organizations reads them side by side in one request.
let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

const BELOW = 1
const lists = pathsOf(2).filter(({ fields: [root] }) => root !== undefined && isConnection(root.type))

/** The same way from each organization, under aliases. */
function sideBySide(
  { fields: [root, ...rest] }: Path,
  piece: Selection,
  organizationIds: readonly string[],
): string {
  if (root === undefined) return ''
  const selection = rest.reduceRight((content, field) => `{ ${call(field)} ${content} }`, write(piece))
  const parts = organizationIds.map(
    (id, index) => `f${index}: ${root.name}(first: 3, organizationId: "${id}") ${selection}`,
  )
  return `{ ${parts.join(' ')} }`
}

describe('two organizations in one request', () => {
  test.each(lists.map((path) => [path.fields.map(({ name }) => name).join('.'), path] as const))(
    '%s reads the same as in a request of each one’s own',
    async (_name, path) => {
      const { api, uab, a, b, twin } = tenants
      const ids = [a, b, twin].map(({ organization }) => organization.id)

      const whole = selectionOf(path.type, BELOW, MAX_LISTS - path.lists)
      for (const piece of split(whole, (selection) => fits(sideBySide(path, selection, ids)))) {
        const together = await api.ask(uab, sideBySide(path, piece, ids))

        expect(together.errors).toBeUndefined()
        for (const [index, id] of ids.entries()) {
          const alone = await api.ask(uab, sideBySide(path, piece, [id]))
          expect(together.data?.[`f${index}`]).toEqual(alone.data?.f0)
        }
      }
    },
  )

  test('never mixes their texts', async () => {
    const { api, uab, a, b, twin } = tenants
    const type = getNamedType(schema.getQueryType()?.getFields().invoices?.type ?? schema.getTypeMap().Query)
    const sides = [
      [a, MARK_A],
      [b, CANARY_B],
      [twin, CANARY_TWIN],
    ] as const
    const parts = sides.map(
      ([{ organization }], index) =>
        `f${index}: invoices(first: 3, organizationId: "${organization.id}") ${select(type ?? fail(), 1)}`,
    )

    const { data, errors } = await api.ask(uab, `{ ${parts.join(' ')} }`)

    expect(errors).toBeUndefined()
    for (const [index, [, mark]] of sides.entries()) {
      const text = JSON.stringify(data?.[`f${index}`])
      expect(text).toContain(mark)
      for (const [, other] of sides) if (other !== mark) expect(text).not.toContain(other)
    }
  })

  test('gives a member of one the data of that one and refuses the other', async () => {
    const { api, ua, a, b } = tenants
    const side = (alias: string, id: string) =>
      `${alias}: party(organizationId: "${id}", by: { uid: "${a.ids.get('party')}" }) { name }`

    const answer = await api.ask(ua, `{ ${side('a', a.organization.id)} ${side('b', b.organization.id)} }`)

    expect(answer.data).toEqual({ a: { name: `Acme ${MARK_A}` }, b: null })
    expect(answer.errors?.[0]).toMatchObject({ path: ['b'], extensions: { code: 'FORBIDDEN' } })
  })
})

function fail(): never {
  throw new Error('The schema has no invoices.')
}
