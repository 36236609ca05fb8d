import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { createTenants, globalId, globalIdsOf, type Tenants, uuidsOf } from './tenants.ts'

let tenants: Tenants
beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }'
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }'

describe('node and nodes', () => {
  test('find every kind of row of an organization of one’s own', async () => {
    for (const [type, id] of globalIdsOf(tenants.a)) {
      const answer = await tenants.api.ask(tenants.ua, NODE, { id })

      expect(answer.data, type).toEqual({ node: { __typename: type, id } })
    }
  })

  test('answer an id of another organization as they answer one of nothing', async () => {
    const unknown = await tenants.api.ask(tenants.ua, NODE, { id: globalId('Invoice', uuidv7(), uuidv7()) })
    const { headers: _headers, ...nothing } = unknown
    expect(nothing).toMatchObject({ status: 200, data: { node: null } })
    expect(nothing.errors).toBeUndefined()
    const borrowed = [...uuidsOf(tenants.b)].map(([type, uuid]) =>
      globalId(type, tenants.a.organization.id, uuid),
    )
    const odd = [
      '',
      'Query:1',
      'Nope:1',
      'inv_',
      `inv_${'A'.repeat(43)}`,
      tenants.b.organization.id,
      '%00',
      'tok_x',
    ]

    for (const id of [
      ...globalIdsOf(tenants.b).values(),
      ...globalIdsOf(tenants.twin).values(),
      ...borrowed,
      ...odd,
    ]) {
      const { headers: _ignored, ...answer } = await tenants.api.ask(tenants.ua, NODE, { id })

      expect(answer).toEqual(nothing)
    }
  })

  test('keep the order, with null in the place of what is not there', async () => {
    const own = globalIdsOf(tenants.a)
    const foreign = globalIdsOf(tenants.b)
    const ids = [
      own.get('Invoice'),
      foreign.get('Invoice'),
      own.get('Party'),
      foreign.get('Email'),
      own.get('Invoice'),
    ]

    const { data, errors } = await tenants.api.ask<{ nodes: ({ id: string } | null)[] }>(tenants.ua, NODES, {
      ids,
    })

    expect(errors).toBeUndefined()
    expect(data?.nodes.map((node) => node?.id ?? null)).toEqual([ids[0], null, ids[2], null, ids[4]])
  })

  test('do not take a row of the twin for the one of the same UUID', async () => {
    const ids = [globalIdsOf(tenants.a).get('Party'), globalIdsOf(tenants.twin).get('Party')]
    const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Party { name } } }'

    const { data } = await tenants.api.ask(tenants.uab, document, { ids })

    expect(data).toEqual({ nodes: [{ name: 'Acme own-mark-a' }, { name: 'Acme canary-t' }] })
  })
})
