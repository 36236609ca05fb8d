import { getNamedType, isEnumType, isInputObjectType, isListType, isRequiredArgument } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { postJson } from '../input/raw.ts'
import { createLedger } from '../ledger.ts'

// A value where a filter stands: the error says what to write, for every filter of the schema.
let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  token = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
})
afterAll(() => api.close())

const LISTS = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, args }) => {
  const where = args.find((argument) => argument.name === 'where')
  // What insists on another argument takes the filter of a list that is here anyway.
  return where === undefined || args.some(isRequiredArgument)
    ? []
    : [{ list: name, where: getNamedType(where.type) }]
})

const LITERALS: Record<string, string> = {
  Int: '3',
  SafeInt: '3',
  DateTime: '"2026-01-31T00:00:00Z"',
  LocalDate: '"2026-01-31"',
  CurrencyCode: '"EUR"',
  UUID: '"018f0000-0000-7000-8000-000000000001"',
}

const places = LISTS.flatMap(({ list, where }) =>
  Object.values(isInputObjectType(where) ? where.getFields() : {}).flatMap(({ name, type }) => {
    const filter = getNamedType(type)
    const eq = isInputObjectType(filter) ? filter.getFields().eq : undefined
    if (eq === undefined || isListType(type)) return []
    const operand = getNamedType(eq.type)
    const literal = isEnumType(operand) ? operand.getValues()[0]?.name : (LITERALS[operand.name] ?? '"x"')
    return [
      {
        list,
        where: where.name,
        field: name,
        operand: operand.name,
        literal: literal ?? '',
        isEnum: isEnumType(operand),
      },
    ]
  }),
)

async function messageOf(query: string, variables: object = {}): Promise<string> {
  const { status, errors } = await postJson(api, token, query, variables)
  expect(status).toBe(400)
  return errors[0]?.message ?? ''
}

const read = (list: string) => (list === 'outreachPreview' ? '__typename' : 'totalCount')

test('there are many', () => {
  expect(places.length).toBeGreaterThan(40)
})

describe.each(places)('$list: $field', ({ list, where, field, operand, literal, isEnum }) => {
  const json = isEnum ? literal : JSON.parse(literal)
  const shown = isEnum ? JSON.stringify(literal) : literal

  test('as a literal', async () => {
    const message = await messageOf(`{ ${list}(where: { ${field}: ${literal} }) { ${read(list)} } }`)
    expect(message).toContain(`Did you mean {eq: ${literal}}?`)
  })

  test('as a variable of the filter, and inside one', async () => {
    const query = `query ($where: ${where}) { ${list}(where: $where) { ${read(list)} } }`
    expect(await messageOf(query, { where: { [field]: json } })).toContain(`Did you mean {eq: ${shown}}?`)
  })

  test('as a variable of the value', async () => {
    const query = `query ($value: ${operand}) { ${list}(where: { ${field}: $value }) { ${read(list)} } }`
    expect(await messageOf(query, { value: json })).toContain('Did you mean {eq: $value}?')
  })
})

test.each([
  [
    'several values',
    '{ invoices(where: { status: [OVERDUE, PAID] }) { totalCount } }',
    '{in: [OVERDUE, PAID]}',
  ],
  ['deep down', '{ invoices(where: { or: [{ not: { status: PAID } }] }) { totalCount } }', '{eq: PAID}'],
])('%s', async (_name, query, suggestion) => {
  expect(await messageOf(query)).toContain(`Did you mean ${suggestion}?`)
})

test('nothing is suggested where no filter stands', async () => {
  expect(await messageOf('{ invoices(where: "x") { totalCount } }')).not.toContain('Did you mean')
  expect(await messageOf('query ($n: Int) { invoices(where: { status: $n }) { totalCount } }')).not.toContain(
    'mean',
  )
})
