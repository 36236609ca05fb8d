import { at, type Json, listOf } from '../json.ts'

type Group = { keys: readonly Json[]; count: bigint; sum: (name: string) => bigint }

/** Adds up PostGraphile's fine groups to the totals and facets that our answer has. */
export function foldTotals(data: Json, buckets: readonly string[]): Json {
  const all = groupsOf(at(data, 'all'))
  const due = buckets.map((bucket) => ({ bucket, groups: groupsOf(at(data, bucket)) }))
  const open = due.flatMap(({ groups }) => groups)
  const overdue = due.slice(1).flatMap(({ groups }) => groups)
  const late = overdue.filter(({ keys }) => keys[0] === 'SENT')
  const key = (position: number) => facet(all, ({ keys }) => keys[position] ?? null, 3)
  return {
    totalCount: at(data, 'all', 'totalCount'),
    totals: currencies(all).map((currency) => {
      const own = all.filter(({ keys }) => keys[3] === currency)
      const sum = (name: string) => total(own, name)
      return {
        currency,
        count: String(own.reduce((count, group) => count + group.count, 0n)),
        total: sum('total'),
        amountDue: sum('amountDue'),
        amountPaid: sum('amountPaid'),
        amountRemaining: sum('amountRemaining'),
        outstanding: total(ofCurrency(open, currency)),
        overdue: total(ofCurrency(overdue, currency)),
      }
    }),
    facets: {
      status: facet(
        [
          ...withKeys(all, ({ keys }) => [keys[0] ?? null, keys[3] ?? null]),
          ...withKeys(late, ({ keys }) => ['OVERDUE', keys[1] ?? null]),
          ...minus(late),
        ],
        ({ keys }) => keys[0] ?? null,
        1,
      ),
      collectionMethod: key(1),
      type: key(2),
      currency: key(3),
      agingBucket: facet(
        [
          ...due.flatMap(({ bucket, groups }) => withKeys(groups, ({ keys }) => [bucket, keys[1] ?? null])),
          ...withKeys(all, ({ keys }) => [null, keys[3] ?? null]),
          ...withKeys(minus(open), ({ keys }) => [null, keys[1] ?? null]),
        ],
        ({ keys }) => keys[0] ?? null,
        1,
      ),
    },
  }
}

function groupsOf(connection: Json): Group[] {
  return listOf(at(connection, 'groupedAggregates')).map((group) => ({
    keys: listOf(at(group, 'keys')),
    count: BigInt(String(at(group, 'count', 'rowId'))),
    sum: (name) => BigInt(String(at(group, 'sum', name) ?? 0)),
  }))
}

function withKeys(groups: readonly Group[], keysOf: (group: Group) => Json[]): Group[] {
  return groups.map((group) => ({ ...group, keys: keysOf(group) }))
}

/** What is counted elsewhere, to be taken away here. */
function minus(groups: readonly Group[]): Group[] {
  return groups.map(({ keys, count, sum }) => ({ keys, count: -count, sum: (name) => -sum(name) }))
}

function currencies(groups: readonly Group[]): Json[] {
  return [...new Set(groups.map(({ keys }) => keys[3] ?? null))].sort()
}

function ofCurrency(groups: readonly Group[], currency: Json): Group[] {
  return groups.filter(({ keys }) => keys[1] === currency)
}

function total(groups: readonly Group[], name = 'amountRemaining'): string {
  return String(groups.reduce((sum, group) => sum + group.sum(name), 0n))
}

/** One entry per value that occurs, with an amount per currency. */
function facet(groups: readonly Group[], read: (group: Group) => Json, currencyKey: number): Json {
  const entries = [...Map.groupBy(groups, read)].map(([value, own]) => ({
    value,
    count: String(own.reduce((count, group) => count + group.count, 0n)),
    amountRemaining: [...Map.groupBy(own, ({ keys }) => keys[currencyKey] ?? null)].map(
      ([currency, part]) => ({
        currency,
        minorUnits: total(part),
      }),
    ),
  }))
  return entries
    .filter(({ count }) => count !== '0')
    .toSorted((left, right) => String(left.value).localeCompare(String(right.value)))
}
