import fc from 'fast-check'
import { expect } from 'vitest'
import { matches, type Rules } from './evaluate.ts'
import { whereArbitrary } from './generate.ts'
import type { FilteredLedger } from './ledger.ts'
import type { Filter } from './operators.ts'
import type { World } from './rows.ts'

export type Filtered = {
  /** The root field and the where input it takes. */
  root:
    | 'invoices'
    | 'emails'
    | 'parties'
    | 'suppressions'
    | 'bouncingContacts'
    | 'auditEntries'
    | 'calls'
    | 'tasks'
    | 'payments'
  input: string
  args: string
  /** What the list is narrowed to whatever the filter, when it would otherwise be. */
  wrap(where: Filter): Filter
}

type Answered = { totalCount: number; nodes: { uid: string }[] }

/** Lists under several filters, asked for in one request. */
async function askFiltered(
  { api, token }: FilteredLedger,
  { root, input, args, wrap }: Filtered,
  filters: readonly Filter[],
): Promise<Answered[]> {
  const names = filters.map((_, index) => `w${index}`)
  const document = `query (${names.map((name) => `$${name}: ${input}`).join(', ')}) {
    ${names.map((name) => `${name}: ${root}(first: 100, ${args} where: $${name}) { totalCount nodes { uid } }`).join('\n')}
  }`
  const variables = Object.fromEntries(filters.map((where, index) => [`w${index}`, wrap(where)]))
  const { data, errors } = await api.ask<Record<string, Answered>>(token, document, variables)
  // A filter that wanders through more rows than are allowed is refused, and says nothing about filtering.
  if (errors?.every(({ message }) => message.includes('looks at related rows')) === true)
    return fc.pre(false) as unknown as never
  expect(errors).toBeUndefined()
  return names.map((name) => data?.[name] ?? { totalCount: -1, nodes: [] })
}

/** Each filter returns what filtering the returned fields in memory would. */
export async function expectFilters<Row extends { uid: string }>(
  ledger: FilteredLedger,
  list: Filtered,
  rows: readonly Row[],
  rules: Rules<Row>,
  filters: readonly Filter[],
): Promise<number[]> {
  const answers = await askFiltered(ledger, list, filters)
  return answers.map(({ nodes, totalCount }, index) => {
    const where = filters[index] ?? {}
    const expected = rows.filter((row) => matches(rules, row, where)).map(({ uid }) => uid)
    const found = nodes.map(({ uid }) => uid)
    expect(found.toSorted(), JSON.stringify(where)).toEqual(expected.toSorted())
    expect(totalCount).toBe(expected.length)
    return expected.length
  })
}

/** The property, over as many random filters as time allows, several in each request. */
export async function expectAnyFilters<Row extends { uid: string }>(
  ledger: FilteredLedger,
  world: World,
  list: Filtered,
  rows: readonly Row[],
  rules: Rules<Row>,
  { requests, perRequest }: { requests: number; perRequest: number },
): Promise<void> {
  const sizes: number[] = []
  const filters = fc.array(whereArbitrary(world, list.input), {
    minLength: perRequest,
    maxLength: perRequest,
  })

  await fc.assert(
    fc.asyncProperty(filters, async (wheres) => {
      sizes.push(...(await expectFilters(ledger, list, rows, rules, wheres)))
    }),
    { numRuns: requests },
  )

  // Filters that let everything or nothing through would prove little.
  const telling = sizes.filter((size) => size > 0 && size < rows.length)
  expect(telling.length / sizes.length).toBeGreaterThan(0.25)
}
