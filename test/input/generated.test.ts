import { type GraphQLOutputType, getNamedType, isEnumType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { operationOf } from './operation.ts'
import { build, nameOf, type Position, rootPositions } from './positions.ts'
import { expectClean, expectRefusal, postJson, type Raw } from './raw.ts'
import { NEVER, ODD, REFUSED } from './values.ts'

// Every place of the schema that takes a value, given values that it must refuse and odd ones that it must bear.
let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const party = await ledger.party(organization)
  await ledger.invoice(organization, { targetPartyId: party.id, dueDate: new Date('2026-01-01T00:00:00Z') })
  token = await api.tokenOf((await ledger.user([organization])).id)
})
afterAll(() => api.close())

const positions = rootPositions()

function fieldsOf(type: GraphQLOutputType | undefined) {
  const named = type === undefined ? undefined : getNamedType(type)
  return isObjectType(named) ? named.getFields() : {}
}

async function give(position: Position, value: unknown): Promise<Raw> {
  const type = schema.getQueryType()?.getFields()[position.field]?.type
  const nodes = fieldsOf(type).nodes
  const row = 'id' in fieldsOf(nodes?.type) ? 'id' : '__typename'
  const selection = nodes === undefined ? '{ __typename }' : `{ totalCount nodes { ${row} } }`
  const given = [{ argument: position.argument, value: build(position, value) }]
  const { query, variables } = operationOf(position.field, [given], selection)
  return postJson(api, token, query, variables)
}

/** One place of each type and each argument gets everything; what compares alike elsewhere gets a sample. */
const seen = new Map<string, number>()
const cases = positions.map((position) => {
  const key = `${position.field === 'invoices' || position.path.length < 2}${position.path.at(-1)?.name}${position.type.name}`
  const count = seen.get(key) ?? 0
  seen.set(key, count + 1)
  return [nameOf(position), position, count === 0] as const
})

function sampleOf<T>(values: readonly T[], isWhole: boolean): readonly T[] {
  return isWhole ? values : values.slice(0, 1)
}

describe.each(cases)('%s', (_name, position, isWhole) => {
  const { type, argument, path } = position
  const names = new RegExp(
    [argument.name, ...path.map(({ name }) => name), 'variables'].map((name) => `\\b${name}`).join('|'),
  )

  test('refuses what is no value of its type, and says where', async () => {
    const bad = isEnumType(type) ? ['', 'NOPE', 'sent', 1, true] : (REFUSED[type.name] ?? [])
    for (const value of sampleOf(bad, isWhole)) {
      const raw = await give(position, value)
      expectRefusal(raw, names)
      expect(raw.status, JSON.stringify(value)).toBe(400)
    }
    const never = isWhole && type.name !== 'JSON' ? NEVER : []
    for (const value of never) expectRefusal(await give(position, value), names)
  })

  test('answers odd values without a fault', async () => {
    const odd = isEnumType(type) ? type.getValues().map(({ name }) => name) : (ODD[type.name] ?? [])
    for (const value of sampleOf(odd, isWhole)) expectClean(await give(position, value))
    for (const value of isWhole ? [null, []] : []) expectClean(await give(position, value))
  })
})

test('every type that takes a value is tried', () => {
  const types = new Set(
    positions
      .map(({ type }) => type)
      .filter((type) => !isEnumType(type))
      .map(({ name }) => name),
  )

  expect([...types].filter((name) => !(name in ODD))).toEqual([])
})
