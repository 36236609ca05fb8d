import { getNamedType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { schema } from '../../src/server/schema.ts'
import { operationOf } from '../input/operation.ts'
import { build, nameOf, type Position, rootPositions } from '../input/positions.ts'
import { select } from './selection.ts'
import { CANARY, createTenants, globalId, type Tenants, uuidsOf } from './tenants.ts'

// Every place of the schema that takes an id, given the ids of rows of another organization.
const positions = rootPositions().filter(({ type }) => type.name === 'ID' || type.name === 'UUID')

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

type Pair = { foreign: string; unknown: string }

/** Ids of B's rows, and for each an id of the same kind that names nothing at all. */
function pairsFor({ type }: Position): Pair[] {
  const { a, b } = tenants
  const raw = [...uuidsOf(b).values()].map((uuid) => ({ foreign: uuid, unknown: uuidv7() }))
  if (type.name === 'UUID') return raw
  const global = [...uuidsOf(b)].flatMap(([kind, uuid]) => [
    { foreign: globalId(kind, b.organization.id, uuid), unknown: globalId(kind, uuidv7(), uuidv7()) },
    // B's row, said to be one of A's.
    {
      foreign: globalId(kind, a.organization.id, uuid),
      unknown: globalId(kind, a.organization.id, uuidv7()),
    },
  ])
  return [...raw, ...global]
}

function selectionOf(field: string): string {
  const type = schema.getQueryType()?.getFields()[field]?.type
  if (type === undefined) return ''
  if (getNamedType(type).name.endsWith('Connection')) {
    return '{ totalCount pageInfo { hasNextPage hasPreviousPage } nodes { __typename id } }'
  }
  return getNamedType(type).name === 'Node' ? '{ __typename id }' : select(getNamedType(type), 1)
}

/** What is answered for an id, with the id itself taken out. */
async function answersFor(position: Position, ids: readonly string[], isNegated: boolean): Promise<string> {
  const calls = ids.map((id) => {
    const value = build(position, id)
    return [{ argument: position.argument, value: isNegated ? { not: value } : value }]
  })
  const { query, variables } = operationOf(position.field, calls, selectionOf(position.field))
  const answer = await tenants.api.ask(tenants.ua, query, variables)
  const { extensions: _cost, headers: _headers, ...body } = answer
  // A cursor is sealed with the filter, so it differs by the id in it.
  const text = JSON.stringify(body).replaceAll(/"(cursor|startCursor|endCursor)":"[^"]+"/g, '"$1":""')
  return ids.reduce((rest, id) => rest.replaceAll(id, '<id>'), text)
}

function batches(pairs: readonly Pair[], size: number): Pair[][] {
  return Array.from({ length: Math.ceil(pairs.length / size) }, (_, index) =>
    pairs.slice(index * size, (index + 1) * size),
  )
}

describe('an id of another organization is like one that does not exist', () => {
  test('the schema has such places', () => {
    expect(positions.length).toBeGreaterThan(20)
  })

  test.each(positions.map((position) => [nameOf(position), position] as const))(
    '%s',
    async (_name, position) => {
      // A filter answers every id with a list; a look-up answers with an error each, so it is asked one at a time.
      const isFilter = position.argument.name === 'where'
      for (const isNegated of isFilter ? [false, true] : [false]) {
        for (const batch of batches(pairsFor(position), isFilter ? 12 : 1)) {
          const foreign = await answersFor(
            position,
            batch.map((pair) => pair.foreign),
            isNegated,
          )
          const unknown = await answersFor(
            position,
            batch.map((pair) => pair.unknown),
            isNegated,
          )

          expect(foreign).not.toContain(CANARY)
          expect(foreign).toBe(unknown)
          expect(foreign).not.toContain('INTERNAL_SERVER_ERROR')
        }
      }
    },
  )
})
