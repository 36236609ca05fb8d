import fc from 'fast-check'
import { astFromValue, getNamedType, isEnumType, print } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../api.ts'
import { inputType, whereArbitrary } from '../filter/generate.ts'
import { createFilteredLedger, type FilteredLedger } from '../filter/ledger.ts'
import { readWorld } from '../filter/readWorld.ts'
import type { World } from '../filter/rows.ts'
import { readCsv } from '../statement/readCsv.ts'
import { createExports, createTestExporter, openFiles, SMALL, work } from './exporting.ts'
import { flatten, unguarded } from './flatten.ts'

// Whatever the filter and the order, the file has the rows that one gets by paging, in their order.
let ledger: FilteredLedger
let world: World
let files: Awaited<ReturnType<typeof openFiles>>
let now: Date
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
  now = new Date('2026-03-14T01:30:00.000Z')
  files = await openFiles(ledger.api, () => now)
})
afterAll(async () => {
  files.close()
  await ledger.close()
})

const MONEY = '{ minorUnits currency amount formatted(locale: "de-DE") }'
const CONNECTIONS = {
  invoices: {
    where: 'InvoiceWhere',
    order: 'InvoiceOrder',
    args: 'includeInactive: true',
    rows: `id uid status overdueDays memo invoiceNumber issueDate promisedToPayDate total ${MONEY} targetParty { name email }
      assignee { name } fields { key value } lineItems { name }`,
  },
  parties: {
    where: 'PartyWhere',
    order: 'PartyOrder',
    args: '',
    rows: 'id name email isActive tags { tag { name } }',
  },
  emails: {
    where: 'EmailWhere',
    order: 'EmailOrder',
    args: '',
    rows: `id subject sentAt isBounced recipients { address } party { name }
      initiator { __typename name ... on User { email } ... on Agent { id } }`,
  },
} as const
type Name = keyof typeof CONNECTIONS

type Page = { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
type Asked = { name: Name; where: unknown; orderBy: unknown }

function argumentsOf({ name, where, orderBy }: Asked): string {
  const { args, where: type } = CONNECTIONS[name]
  const literal = astFromValue(where, inputType(type))
  return `${args} where: ${literal ? print(literal) : '{}'} orderBy: ${orderBy}`
}

async function byPaging(asked: Asked): Promise<unknown[] | null> {
  const { name } = asked
  const rows: unknown[] = []
  let after: string | null = null
  do {
    const document: string = `query ($after: String) { page: ${name}(first: 23, after: $after ${argumentsOf(asked)}) {
      nodes { ${CONNECTIONS[name].rows} } pageInfo { hasNextPage endCursor } } }`
    const answer: Answer<{ page: Page }> = await ledger.api.ask(ledger.token, document, { after })
    if (answer.errors?.every(({ message }) => message.includes('looks at related rows'))) return null
    expect(answer.errors).toBeUndefined()
    const page: Page | undefined = answer.data?.page
    rows.push(...(page?.nodes ?? []))
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  return rows
}

async function exported(asked: Asked, format: 'JSON_LINES' | 'CSV', pageRows: number): Promise<string> {
  const exporter = await createTestExporter(ledger.api, { limits: { ...SMALL, pageRows }, now: () => now })
  const exports = createExports(ledger.api, ledger.token)
  const query = `{ ${asked.name}(${argumentsOf(asked)}) { nodes { ${CONNECTIONS[asked.name].rows} } } }`
  const id = await exports.start(query, format)
  expect(await work(exporter, id)).toBe('DONE')
  const { status, url, byteCount } = await exports.read(id)
  expect(status).toBe('COMPLETED')
  const response = await files.fetch(url)
  expect(response.headers.get('content-length')).toBe(String(byteCount))
  return response.text()
}

const orderOf = (name: Name) => {
  const type = getNamedType(inputType(CONNECTIONS[name].order).getFields().field?.type)
  const values = isEnumType(type) ? type.getValues().map((value) => value.name) : []
  return fc
    .array(
      fc.record({
        field: fc.constantFrom(...values),
        direction: fc.constantFrom('ASC', 'DESC'),
        nulls: fc.constantFrom('FIRST', 'LAST'),
      }),
      { minLength: 1, maxLength: 2 },
    )
    .map(
      (terms) =>
        `[${terms.map(({ field, direction, nulls }) => `{ field: ${field}, direction: ${direction}, nulls: ${nulls} }`).join(', ')}]`,
    )
}

test.each(Object.keys(CONNECTIONS) as Name[])(
  '%s: the rows of the file are those of the pages',
  { timeout: 240_000 },
  async (name) => {
    const asked = fc.record({
      name: fc.constant(name),
      where: whereArbitrary(world, CONNECTIONS[name].where),
      orderBy: orderOf(name),
    })
    let rows = 0
    await fc.assert(
      fc.asyncProperty(asked, fc.constantFrom(1, 3, 7, 100), async (given, pageRows) => {
        const expected = await byPaging(given)
        if (expected === null) return fc.pre(false)
        const lines = await exported(given, 'JSON_LINES', pageRows)
        expect(
          lines
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line)),
        ).toEqual(expected)

        const [head = [], ...table] = readCsv(await exported(given, 'CSV', pageRows))
        expect(table.map((cells) => cells.map(unguarded))).toEqual(expected.map((row) => flatten(head, row)))
        rows += expected.length
      }),
      { numRuns: 12 },
    )
    expect(rows).toBeGreaterThan(0)
  },
)
