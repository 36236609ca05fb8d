import { expect } from 'vitest'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { snakeCase } from '../../src/database/snakeCase.ts'
import type { TestApi } from '../api.ts'
import { type List, type Order, OWN_CURRENCY, sortedField } from './lists.ts'
import type { Edge } from './pages.ts'

/** What a text sorts as is PostgreSQL's to say: the place of each value under the collation of its column. */
export type TextRanks = Map<string, number>

/** Sort fields whose text stands in another table than one called like what is sorted. */
const COLUMNS: Record<string, string> = {
  'Invoice.counterpartyName': 'party.name',
  'BouncingContact.address': 'bouncing_address.address',
}

export async function readTextRanks(
  api: TestApi,
  node: List['node'],
  fields: readonly string[],
): Promise<Map<string, TextRanks>> {
  const texts = fields
    .map((field) => sortedField(node, field))
    .filter(({ type }) => type === 'String')
    .map(async ({ name }) => {
      const place = COLUMNS[`${node}.${name}`] ?? `${snakeCase(node)}.${snakeCase(name)}`
      const [table = '', column = ''] = place.split('.')
      const rows = await api.database.$queryRaw<{ value: string; rank: bigint }[]>(Prisma.sql`
        select distinct ${Prisma.raw(column)} as value, dense_rank() over (order by ${Prisma.raw(column)}) as rank
        from ${Prisma.raw(table)} where ${Prisma.raw(column)} is not null`)
      return [name, new Map(rows.map(({ value, rank }) => [value, Number(rank)]))] as const
    })
  return new Map(await Promise.all(texts))
}

type Ranked = number | null

function rankOf(
  node: List['node'],
  field: string,
  edge: Edge,
  texts: ReadonlyMap<string, TextRanks>,
): Ranked {
  const { name, type, ranks } = sortedField(node, field)
  if (type === 'PartyReceivables') return receivableOf(edge, name)
  const value = edge.node[name]
  if (value === null || value === undefined) return null
  if (typeof value === 'object' && 'minorUnits' in value) return Number(value.minorUnits)
  if (typeof value === 'number') return value
  if (ranks.length > 0) return ranks.indexOf(String(value))
  const rank = type === 'String' ? texts.get(name)?.get(String(value)) : Date.parse(String(value))
  if (rank === undefined || Number.isNaN(rank)) throw new Error(`No way to compare ${name} ${String(value)}.`)
  return rank
}

type Receivables = {
  currency: string
  outstanding?: { minorUnits: number }
  averageDelayDays?: string | null
}

/** In the currency of the organization; who owes nothing in it has no place among those who owe. */
function receivableOf({ node: { receivables } }: Edge, name: string): Ranked {
  // It was selected by `sortedField`.
  const own = (receivables as Receivables[]).find(({ currency }) => currency === OWN_CURRENCY)
  if (name === 'outstanding') return own?.outstanding?.minorUnits || null
  const days = own?.averageDelayDays ?? null
  return days === null ? null : Number(days)
}

function compare(left: Ranked, right: Ranked, { direction, nulls }: Order): number {
  if (left === null || right === null) {
    const absence = Number(left === null) - Number(right === null)
    return nulls === 'LAST' ? absence : -absence
  }
  return direction === 'ASC' ? left - right : right - left
}

/** The returned values stand in the order asked for, absent ones where they were asked to, ties by the id. */
export function expectSorted(
  node: List['node'],
  edges: readonly Edge[],
  orders: readonly Order[],
  texts: ReadonlyMap<string, TextRanks>,
): void {
  for (const [index, edge] of edges.slice(1).entries()) {
    const before = edges[index]
    if (before === undefined) continue
    const differences = orders.map((order) =>
      compare(rankOf(node, order.field, before, texts), rankOf(node, order.field, edge, texts), order),
    )
    const decisive = differences.find((difference) => difference !== 0)
    const byId = before.node.uid < edge.node.uid ? -1 : 1
    const tie = orders.at(-1)?.direction === 'DESC' ? -byId : byId
    expect(
      decisive ?? tie,
      `${JSON.stringify(before.node)} before ${JSON.stringify(edge.node)}`,
    ).toBeLessThan(0)
  }
}
