import { type GraphQLNamedType, getNamedType, isEnumType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { operationsAt, operationsOn, operationsWithin } from './operations.ts'
import { operationAt, type Path, pathsOf, reachableTypes } from './paths.ts'
import { fieldNames, typeNames } from './seen.ts'
import { fieldsOf, isConnection, select } from './selection.ts'
import { CANARY, createTenants, globalIdsOf, MARK_A, type Tenants } from './tenants.ts'

// Everything that can be reached from A's roots, generated from the schema: a new field is walked as well.
const STEPS = 3
const BELOW = 1

let tenants: Tenants
const types = new Set<string>()
const fields = new Set<string>()

beforeAll(async () => {
  tenants = await createTenants()
})
afterAll(() => tenants.api.close())

const paths = pathsOf(STEPS)
const byRoot = Map.groupBy(paths, (path) => path.fields[0]?.name ?? '')

async function walk(path: Path): Promise<void> {
  await ask(path.fields.map(({ name }) => name).join('.'), operationsAt(path, BELOW))
}

async function ask(place: string, operations: readonly string[]): Promise<void> {
  for (const operation of operations) {
    const { status, ...answer } = await tenants.api.ask(tenants.ua, operation)
    const text = JSON.stringify(answer)
    expect(answer.errors, place).toBeUndefined()
    expect(status, place).toBe(200)
    expect(text, place).not.toContain(CANARY)
    for (const name of typeNames(answer.data)) types.add(name)
    for (const name of fieldNames(answer.data)) fields.add(name)
  }
}

describe('a walk through the whole graph', () => {
  test.each([...byRoot])('from %s meets nothing of another organization', async (_root, ways) => {
    for (const way of ways) await walk(way)
  })

  test('from each thing with an id, however deep it hangs, meets nothing of another organization', async () => {
    for (const [name, id] of globalIdsOf(tenants.a)) {
      const type = schema.getType(name)
      if (type === undefined) throw new Error(`There is no type ${name}.`)
      await ask(name, operationsOn(type, id, BELOW))
    }
  })

  test.each(['ASSIGNEE', 'TAG'])('from an ageing by %s', async (grouping) => {
    await ask('receivablesAging', [
      `{ receivablesAging(groupBy: ${grouping}) { nodes { __typename assignee { id name } tag { id name } } } }`,
    ])
  })

  test('from the statement of account of a party', async () => {
    const type = schema.getType('PartyStatement') ?? fail()
    const args = `partyId: "${tenants.a.ids.get('party')}", from: "2026-01-01", to: "2026-03-13"`
    await ask(
      'partyStatement',
      operationsWithin(type, 3, (text) => `{ partyStatement(${args}) ${text} }`),
    )
  })

  test.each(['ASSIGNEE_ID', 'TAGS', 'LINKED_INTEGRATION_ID', 'CURRENCY'])(
    'from the options of %s',
    async (field) => {
      await ask('filterOptions', [
        `{ filterOptions(field: ${field}, first: 100) { options { __typename value label where } } }`,
      ])
    },
  )

  test('met every type and every field with a value, so nothing was missed for want of a row', () => {
    const reachable = reachableTypes()

    expect(reachable.map(({ name }) => name).filter((name) => !types.has(name))).toEqual([])
    const known = reachable.flatMap((type) =>
      fieldsOf(type)
        .filter((field) => holdsText(getNamedType(field.type)))
        .map((field) => `${type.name}.${field.name}`),
    )
    // Nobody here is known to have paid, the database itself notes a change of status, the preview is of a good invoice, and
    // the view can be used.
    expect(known.filter((name) => !fields.has(name))).toEqual([
      'InvoicePreviewPayload.userErrors',
      'SavedView.problem',
      'PaymentTimelineItem.actor',
      'StatusChangeTimelineItem.actor',
    ])
  })

  test('meets in many small operations what it meets in a large one', async () => {
    const LITTLE = 480
    const met = async (operations: readonly string[]) => {
      const answers = await Promise.all(operations.map((operation) => tenants.api.ask(tenants.ua, operation)))
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([])
      return [...new Set(answers.flatMap(({ data }) => [...fieldNames(data)]))].sort()
    }
    const dear = pathsOf(2)
      .map((path) => ({
        pieces: operationsAt(path, BELOW, LITTLE),
        whole: operationAt(path, select(path.type, BELOW, 4 - path.lists)),
      }))
      .filter(({ pieces }) => pieces.length > 1)
    expect(dear.length).toBeGreaterThan(2)
    for (const { pieces, whole } of dear) expect(await met(pieces)).toEqual(await met([whole]))
  })

  test('counts only what is its own', async () => {
    const roots = fieldsOf(schema.getQueryType() ?? schema.getTypeMap().Query ?? fail()).filter((field) =>
      isConnection(field.type),
    )
    const document = `{ ${roots.map(({ name }) => `${name} { totalCount nodes { __typename } }`).join(' ')} }`

    const own = await tenants.api.ask(tenants.ua, document)

    expect(own.errors).toBeUndefined()
    const { id: organizationId } = tenants.a.organization
    const { party, email, invoice } = tenants.api.database
    const where = { where: { organizationId } }
    expect(own.data).toMatchObject({
      parties: { totalCount: await party.count(where) },
      emails: { totalCount: await email.count(where) },
      invoices: { totalCount: await invoice.count({ where: { organizationId, type: 'RECEIVABLE' } }) },
    })
    expect(JSON.stringify(await tenants.api.ask(tenants.ua, '{ parties { nodes { name } } }'))).toContain(
      MARK_A,
    )
  })
})

function fail(): never {
  throw new Error('There is no root type.')
}

/** Numbers, dates and enums could not hold a mark. */
function holdsText(type: GraphQLNamedType): boolean {
  return !isEnumType(type) && !/^(DateTime|LocalDate|Int|SafeInt|Decimal|Boolean)$/.test(type.name)
}
