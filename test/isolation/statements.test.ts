import { getNamedType, isEnumType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { operationOf } from '../input/operation.ts'
import { build, type Position, rootPositions } from '../input/positions.ts'
import { operationsAt } from './operations.ts'
import { pathsOf } from './paths.ts'
import { select } from './selection.ts'
import { createTenants, globalIdsOf, type Tenants } from './tenants.ts'
import { unscopedTables } from './tenantTables.ts'

// Every statement names the organization of every tenant table it touches, with a parameter of its own.
let tenants: Tenants
const tenantTables = new Set<string>()
beforeAll(async () => {
  tenants = await createTenants()
  const tables = await tenants.api.database.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.columns
    where column_name = 'organization_id' and table_schema = 'public'`
  for (const { name } of tables) tenantTables.add(name)
  tenants.api.statements.length = 0
})
afterAll(() => tenants.api.close())

/** Finds the viewer's organizations by the viewer, so it cannot name one. */
const isViewer = (statement: string) => /from api_token t\b/.test(statement)

function check(): void {
  const statements = [...new Set(tenants.api.statements)].filter((statement) => !isViewer(statement))
  expect(statements.length).toBeGreaterThan(0)
  for (const statement of statements) expect(unscopedTables(statement, tenantTables), statement).toEqual([])
  tenants.api.statements.length = 0
}

function valueFor({ type, isList }: Position): unknown {
  if (isEnumType(type)) return type.getValues()[0]?.name
  const own = {
    ID: globalIdsOf(tenants.a).get('Invoice'),
    UUID: tenants.a.ids.get('party'),
    DateTime: '2026-01-01T00:00:00Z',
    LocalDate: '2026-01-01',
    CurrencyCode: 'EUR',
  }
  const value = { ...own, Int: 7, SafeInt: 7, Boolean: true, String: 'a' }[type.name]
  return isList ? [value] : value
}

const isPaging = ({ argument }: Position) =>
  ['after', 'before', 'organizationId', 'last'].includes(argument.name)

describe('every statement is tied to the organization', () => {
  test('the check itself sees a table that is not', () => {
    const tables = new Set(['invoice', 'party'])

    expect(unscopedTables('select 1 from invoice i where i.organization_id = $1::uuid', tables)).toEqual([])
    expect(unscopedTables('select 1 from invoice i where i.id = $1', tables)).toEqual(['invoice i'])
    expect(
      unscopedTables(
        'select 1 from invoice i join party p on p.organization_id = i.organization_id where i.organization_id = $1',
        tables,
      ),
    ).toEqual(['party p'])
    expect(
      unscopedTables(
        '(select 1 from party s where s.organization_id = $1 union all select 1 from party s where s.id = $2)',
        tables,
      ),
    ).toEqual(['party s'])
  })

  test('whatever is selected', async () => {
    for (const operation of pathsOf(2).flatMap((path) => operationsAt(path, 1))) {
      expect((await tenants.api.ask(tenants.ua, operation)).errors).toBeUndefined()
    }
    for (const [type, id] of globalIdsOf(tenants.a)) {
      const document = `query ($id: ID!) { node(id: $id) { ... on ${type} ${select(schema.getType(type) ?? fail(), 1)} } }`
      expect((await tenants.api.ask(tenants.ua, document, { id })).errors).toBeUndefined()
    }
    check()
  })

  test('whatever it is filtered, searched and sorted by', async () => {
    for (const [field, positions] of Map.groupBy(
      rootPositions().filter((position) => !isPaging(position)),
      (position) => position.field,
    )) {
      const type = getNamedType(schema.getQueryType()?.getFields()[field]?.type ?? fail())
      const selection = type.name.endsWith('Connection')
        ? '{ totalCount pageInfo { hasNextPage } nodes { id } }'
        : '{ __typename }'
      for (const position of positions) {
        const { query, variables } = operationOf(
          field,
          [[{ argument: position.argument, value: build(position, valueFor(position)) }]],
          selection,
        )
        await tenants.api.ask(tenants.ua, query, variables)
      }
    }
    check()
  })

  test('whichever way it is paged', async () => {
    for (const field of [
      'invoices',
      'parties',
      'emails',
      'suppressions',
      'bouncingContacts',
      'auditEntries',
      'payments',
    ]) {
      const first = await tenants.api.ask<Record<string, { pageInfo: { endCursor: string } }>>(
        tenants.ua,
        `{ ${field}(first: 1) { pageInfo { endCursor } } }`,
      )
      const cursor = first.data?.[field]?.pageInfo.endCursor
      for (const args of [
        `first: 1, after: "${cursor}"`,
        `last: 1, before: "${cursor}"`,
        'first: 1, offset: 1',
        'last: 2',
      ]) {
        const answer = await tenants.api.ask(
          tenants.ua,
          `{ ${field}(${args}) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }`,
        )
        expect(answer.errors).toBeUndefined()
      }
    }
    check()
  })
})

function fail(): never {
  throw new Error('The schema lacks what the test asks for.')
}
