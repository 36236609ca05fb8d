import { getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { operationOf } from '../input/operation.ts'
import { build, nameOf, type Position, rootPositions } from '../input/positions.ts'
import { isConnection } from './selection.ts'
import { CANARY, CANARY_B, CANARY_TWIN, createTenants, MARK_A, type Tenants } from './tenants.ts'

// Every text filter and search, asked for words that only other organizations hold.
const OPERATORS = new Set(['eq', 'in', 'contains', 'startsWith'])

const positions = rootPositions().filter(
  ({ type, argument, path, field }) =>
    type.name === 'String' &&
    isConnection(schema.getQueryType()?.getFields()[field]?.type ?? type) &&
    (argument.name === 'search' || OPERATORS.has(path.at(-1)?.name ?? '')),
)

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

const SUMS = `totals { count } facets { status { count } type { count } currency { count } } aging { count }`

async function ask(position: Position, texts: readonly string[]) {
  const sums = position.field === 'invoices' ? SUMS : ''
  const selection = `{ totalCount nodes { __typename } pageInfo { hasNextPage endCursor } ${sums} }`
  const calls = texts.map((text) => [{ argument: position.argument, value: build(position, text) }])
  const { query, variables } = operationOf(position.field, calls, selection)
  const { data, errors } = await tenants.api.ask(tenants.ua, query, variables)
  expect(errors).toBeUndefined()
  return Object.values(data ?? {})
}

/** `none` and `every` hold for rows without a match as well. */
const isPositive = ({ path }: Position) => path.every(({ name }) => name !== 'none' && name !== 'every')

describe('text of another organization is not found', () => {
  test.each(positions.filter(isPositive).map((position) => [nameOf(position), position] as const))(
    '%s',
    async (_name, position) => {
      const texts = [
        CANARY,
        CANARY_B,
        CANARY_TWIN,
        `Acme ${CANARY_B}`,
        `rosa@${CANARY_B}.example`,
        `RE ${CANARY_TWIN}`,
      ]

      const lists = [...(await ask(position, texts.slice(0, 3))), ...(await ask(position, texts.slice(3)))]
      expect(lists).toHaveLength(texts.length)
      for (const list of lists) {
        expect(list).toMatchObject({
          totalCount: 0,
          nodes: [],
          pageInfo: { hasNextPage: false, endCursor: null },
        })
        if (position.field !== 'invoices') continue
        expect(list).toMatchObject({ totals: [], facets: { status: [], type: [], currency: [] }, aging: [] })
      }
    },
  )

  test.each(['invoices', 'parties', 'emails', 'suppressions', 'bouncingContacts'])(
    'while the search of %s finds its own',
    async (field) => {
      const search = positions.find(
        (position) => position.field === field && position.argument.name === 'search',
      )
      if (search === undefined) throw new Error(`${field} has no search.`)

      const [own] = await ask(search, [MARK_A])

      expect(own).toMatchObject({ nodes: expect.arrayContaining([expect.anything()]) })
      expect(getNamedType(search.type).name).toBe('String')
    },
  )
})
