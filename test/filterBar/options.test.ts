import fc from 'fast-check'
import { getNamedType, isEnumType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { whereArbitrary } from '../filter/generate.ts'
import { createFilteredLedger, type FilteredLedger } from '../filter/ledger.ts'
import { readWorld } from '../filter/readWorld.ts'
import type { World } from '../filter/rows.ts'
import { ordinaryOf } from '../savedView/ordinary.ts'
import { saveView } from '../savedView/views.ts'

// What a filter bar is built from: every filter of a list, and the values of each with their counts.

type Field = {
  name: string
  field: string | null
  label: string
  control: string
  hasOptions: boolean
  operators: { name: string; type: string }[]
  choices: { value: string; label: string }[]
}
type Option = { value: string | null; label: string; count: number; where: object }
type Options = { field: { name: string }; options: Option[]; hasMore: boolean }

const LOGIC = ['and', 'or', 'not']
const WHERES = {
  INVOICES: 'InvoiceWhere',
  PARTIES: 'PartyWhere',
  PAYMENTS: 'PaymentWhere',
  TASKS: 'TaskWhere',
  CALLS: 'CallWhere',
  EMAILS: 'EmailWhere',
}
/** Rows are picked by their own ids, but not from a menu. */
const WITHOUT_MENU = ['id', 'uid']

let ledger: FilteredLedger
let world: World
let fields: Field[]
let ordinary: Awaited<ReturnType<typeof ordinaryOf>>
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
  ordinary = await ordinaryOf(ledger)
  fields = await fieldsOf('INVOICES')
})
afterAll(() => ledger.close())

async function ask<Data>(document: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await ledger.api.ask<Data>(ledger.token, document, { ...variables })
  expect(errors, JSON.stringify(variables)).toBeUndefined()
  if (!data) throw new Error('No data.')
  // Whoever executes it.
  expect(await ordinary(document, variables)).toEqual(data)
  return data
}

async function fieldsOf(list: string): Promise<Field[]> {
  const { filterFields } = await ask<{ filterFields: Field[] }>(
    `query ($list: ListKind) { filterFields(list: $list) { name field label control hasOptions description
      operators { name type description } choices { value label description } } }`,
    { list },
  )
  return filterFields
}

function filtersOf(where: string): string[] {
  const type = schema.getType(where)
  if (!isInputObjectType(type)) throw new Error(`There is no ${where}.`)
  return Object.keys(type.getFields()).filter((name) => !LOGIC.includes(name))
}

const OPTIONS = `query ($field: InvoiceFilterField!, $where: InvoiceWhere, $search: String, $first: Int, $listSearch: String, $includeInactive: Boolean) {
  filterOptions(field: $field, where: $where, search: $search, first: $first, listSearch: $listSearch, includeInactive: $includeInactive) {
    field { name } options { value label count where } hasMore } }`

async function optionsOf(variables: object): Promise<Options> {
  return (await ask<{ filterOptions: Options }>(OPTIONS, variables)).filterOptions
}

async function countOf(where: object, more: object = {}): Promise<number> {
  const { invoices } = await ask<{ invoices: { totalCount: number } }>(
    `query ($where: InvoiceWhere, $search: String, $includeInactive: Boolean) {
      invoices(where: $where, search: $search, includeInactive: $includeInactive) { totalCount } }`,
    { where, ...more },
  )
  return invoices.totalCount
}

describe('the filters of a list', () => {
  test.each(Object.entries(WHERES))('%s are all that its where takes', async (list, where) => {
    const told = await fieldsOf(list)
    expect(told.map(({ name }) => name)).toEqual(filtersOf(where))
    for (const { control, operators } of told) {
      if (control !== 'BOOLEAN' && control !== 'REFERENCE') expect(operators.length).toBeGreaterThan(0)
    }
  })

  test('of invoices have an enum, in which what other domains contribute stands by itself', () => {
    const type = schema.getType('InvoiceFilterField')
    const values = isEnumType(type) ? type.getValues() : []
    expect(values.map(({ value }) => value).sort()).toEqual(filtersOf('InvoiceWhere').sort())
    expect(fields.map(({ field }) => field).sort()).toEqual(values.map(({ name }) => name).sort())
    expect(values.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['OUTREACH_BLOCKER', 'TAGS', 'EMAILS', 'HAS_OPEN_TASKS', 'DUE_DATE']),
    )
  })

  test('are shown by what they compare with', () => {
    const controls = Object.fromEntries(fields.map(({ name, control }) => [name, control]))
    expect(controls).toMatchObject({
      status: 'CHOICE',
      currency: 'CHOICE',
      isInDispute: 'BOOLEAN',
      dueDate: 'DATE_RANGE',
      dueOn: 'DATE_RANGE',
      overdueDays: 'NUMBER_RANGE',
      total: 'MONEY_RANGE',
      invoiceNumber: 'TEXT',
      partyIds: 'REFERENCE',
      assigneeId: 'REFERENCE',
      tags: 'REFERENCE',
      party: 'CONDITIONS',
      emails: 'CONDITIONS',
    })
    const status = fields.find(({ name }) => name === 'status')
    expect(status?.choices).toContainEqual(
      expect.objectContaining({ value: 'PARTIALLY_PAID', label: 'Partially paid' }),
    )
    expect(status?.operators).toContainEqual(
      expect.objectContaining({ name: 'in', type: '[InvoiceStatus!]' }),
    )
    expect(fields.find(({ name }) => name === 'dueDate')?.label).toBe('Due date')
  })

  test('have options wherever there are values to pick', () => {
    const without = fields.filter(({ control, hasOptions }) => {
      return ['CHOICE', 'BOOLEAN', 'REFERENCE'].includes(control) && !hasOptions
    })
    expect(without.map(({ name }) => name).sort()).toEqual(WITHOUT_MENU)
  })
})

describe('the options of a filter', () => {
  test('each count what a list filtered by it counts, whatever the list', async () => {
    const where = whereArbitrary(world, 'InvoiceWhere')
    const menus = fields.filter(({ hasOptions }) => hasOptions)
    await fc.assert(
      fc.asyncProperty(
        where,
        fc.constantFrom(...menus),
        fc.boolean(),
        fc.constantFrom('', 'a'),
        async (filter, { field, name }, includeInactive, search) => {
          const given = { where: { or: [filter, { and: [] }] }, includeInactive }
          const asked = search === '' ? { ...given, where: filter } : given
          const found = await optionsOf({ field, ...asked, listSearch: search, first: 100 })
          expect(found).toMatchObject({ field: { name }, hasMore: false })
          for (const option of found.options) {
            const both = { and: [asked.where, option.where] }
            expect(await countOf(both, { includeInactive, search }), JSON.stringify(both)).toBe(option.count)
          }
          const counts = found.options.map(({ count }) => count)
          expect(counts).toEqual([...counts].sort((left, right) => right - left))
        },
      ),
      { numRuns: 120 },
    )
  }, 120_000)

  test('are all values of the rows: of one value each, they add up to the list', async () => {
    const several = ['tags', 'outreachBlocker', 'linkedIntegrationId', 'syncStatus']
    const total = await countOf({})
    expect(total).toBeGreaterThan(20)
    for (const { field, name, hasOptions } of fields) {
      if (!hasOptions || several.includes(name)) continue
      const { options } = await optionsOf({ field, first: 100 })
      const sum = options.reduce((all, { count }) => all + count, 0)
      expect([name, sum]).toEqual([
        name,
        name === 'type' ? await countOf({ type: { isNull: false } }) : total,
      ])
    }
  })

  test('are found by words in their labels, and told to the number that is asked for', async () => {
    const all = await optionsOf({ field: 'PARTY_IDS', first: 100, includeInactive: true })
    const named = all.options.find(({ value }) => value !== null)
    expect(await optionsOf({ field: 'PARTY_IDS', first: 1, includeInactive: true })).toEqual({
      field: { name: 'partyIds' },
      options: all.options.slice(0, 1),
      hasMore: true,
    })
    const search = named?.label.slice(0, 3).toUpperCase()
    const found = await optionsOf({ field: 'PARTY_IDS', search, first: 100, includeInactive: true })
    expect(found.options).toContainEqual(named)
    expect(found.options.length).toBeLessThan(all.options.length)

    const statuses = await optionsOf({ field: 'STATUS', search: 'PAID part' })
    expect(statuses.options.map(({ value }) => value)).toEqual(['PARTIALLY_PAID'])
    expect((await optionsOf({ field: 'STATUS', first: 0 })).options).toEqual([])
    expect(await optionsOf({ field: 'DUE_DATE' })).toMatchObject({ options: [], hasMore: false })
  })

  test('count within a saved view', async () => {
    const { api, token } = ledger
    const where = { total: { gt: 1 } }
    const viewId = await saveView(api, token, { list: 'INVOICES', name: 'Some', where })
    const { filterOptions } = await ask<{ filterOptions: Options }>(
      'query ($viewId: ID!) { filterOptions(field: STATUS, viewId: $viewId) { options { value label count where } } }',
      { viewId },
    )
    expect(filterOptions.options).toEqual((await optionsOf({ field: 'STATUS', where })).options)
  })

  test('refuse what the list refuses, and more options than there may be', async () => {
    const codes = async (args: string) => {
      const { errors } = await ledger.api.ask(ledger.token, `{ filterOptions(${args}) { hasMore } }`)
      return errors?.map(({ extensions }) => extensions?.code)
    }
    expect(await codes('field: STATUS, first: 101')).toEqual(['BAD_USER_INPUT'])
    expect(await codes('field: STATUS, first: -1')).toEqual(['BAD_USER_INPUT'])
    expect(await codes('field: STATUS, search: "a b c d e f g h i j k"')).toEqual(['BAD_USER_INPUT'])
    expect(await codes('field: STATUS, where: null')).toEqual(['BAD_USER_INPUT'])
    expect(await codes(`field: STATUS, viewId: "${crypto.randomUUID()}"`)).toEqual(['NOT_FOUND'])
    expect(await codes(`field: STATUS, organizationId: "${crypto.randomUUID()}"`)).toEqual(['FORBIDDEN'])
  })

  test('are read by one statement each', async () => {
    const { statements } = ledger.api
    for (const { field } of fields.filter(({ hasOptions }) => hasOptions)) {
      await optionsOf({ field, first: 5 })
      statements.length = 0
      await ledger.api.ask(ledger.token, OPTIONS, { field, first: 5 })
      expect([field, statements.length]).toEqual([field, 1])
    }
  })
})

test('no control is told that no filter has', () => {
  const told = getNamedType(schema.getType('FilterControl'))
  expect(isEnumType(told) ? told.getValues().length : 0).toBe(8)
})
