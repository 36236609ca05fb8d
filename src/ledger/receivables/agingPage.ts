import { and, list, nothing, raw, type Sql, sql } from '../../database/sql.ts'
import { type PageArguments, readPageArguments } from '../../graph/connection/arguments.ts'
import { decodeCursor, encodeCursor } from '../../graph/connection/cursor.ts'
import { beyond, orderBy, reverse, type SortTerm, type SortValues } from '../../graph/connection/order.ts'
import type { Edge, Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { type Asked, bucketsOfParty, groupsOf, isTalliedByParty, talliedByParty } from './groups.ts'

/** One group in one currency, and what was asked. Sums are text: they have no end. */
export type AgingGroup = {
  organizationId: string
  asked: Asked
  /** Of the party, the person in charge or the tag; null where there is none. */
  key: string | null
  currency: string
  owed: string
  overdue: string
  credit: string
  /** Null where only some invoices were asked about. */
  payments: string | null
  count: number
  amounts: readonly string[]
  counts: readonly number[]
}

export type AgingPage = Page<AgingGroup> & { asked: Asked }

/** Per currency whoever owes the most first; ties and those without a key are settled, so that the order is total. */
const TERMS: readonly SortTerm[] = [
  { expression: sql`g.currency`, type: 'text', isNullable: false, direction: 'ASC', nulls: 'LAST' },
  { expression: sql`g.owed`, type: 'numeric', isNullable: false, direction: 'DESC', nulls: 'LAST' },
  { expression: sql`g.key`, type: 'uuid', isNullable: true, direction: 'ASC', nulls: 'LAST' },
]
const WHOLE = { isAbsent: false }
const SUMS = ['owed', 'overdue', 'credit', 'payments'] as const

type Row = AgingGroup & { total: number; before: number; behind: number; isShown: boolean }
type Read = { groups: AgingGroup[]; hasNext: boolean; hasPrevious: boolean; total: number }

/**
 * A page of groups. All that a page can answer comes out of one statement: most groups are worked out anew for each that is
 * asked, which costs far more than to count them at the same time.
 */
export function openAging(
  context: Context,
  asked: Asked,
  { shape, args }: { shape: readonly unknown[]; args: PageArguments },
): AgingPage {
  const { organizationId, moment } = asked
  const request = readPageArguments(args, context.mostRows)
  const seal = {
    key: context.cursorKey,
    list: JSON.stringify([organizationId, 'ReceivablesAging', ...shape]),
  }
  const after = request.after === null ? null : decodeCursor(seal, 'after', request.after)
  const before = request.before === null ? null : decodeCursor(seal, 'before', request.before)
  let reading: Promise<Read> | undefined
  const read = () => {
    reading ??= readGroups()
    return reading
  }
  const readGroups = async (): Promise<Read> => {
    const { size, offset, isBackward } = request
    const rows = await context.database.read<Row>(
      statementOf(asked, { after, before, size, offset, isBackward }),
    )
    const [{ total, before: ahead, behind } = { total: 0, before: 0, behind: 0 }] = rows
    const groups = rows.filter(({ isShown }) => isShown).map((row) => ({ ...row, organizationId, asked }))
    const first = isBackward ? total - behind - groups.length : ahead + offset
    return {
      groups: isBackward ? groups.reverse() : groups,
      hasPrevious: first > 0,
      hasNext: total - first - groups.length > 0,
      total,
    }
  }
  return {
    organizationId,
    alias: 'g',
    asked,
    edges: async () =>
      (await read()).groups.map((node): Edge<AgingGroup> => ({ node, cursor: () => cursorOf(node) })),
    hasNextPage: async () => (await read()).hasNext,
    hasPreviousPage: async () => (await read()).hasPrevious,
    totalCount: async () => (await read()).total,
    aggregate: () => Promise.reject(new Error('Groups are sums already.')),
  }

  function cursorOf({ currency, owed, key }: AgingGroup): string {
    return encodeCursor(seal, moment.calendar.today, [currency, owed, key])
  }
}

type Range = {
  after: SortValues | null
  before: SortValues | null
  size: number
  offset: number
  isBackward: boolean
}

function statementOf(asked: Asked, { after, before, size, offset, isBackward }: Range): Sql {
  const isTallied = isTalliedByParty(asked)
  const reversed = reverse(TERMS)
  const behindAfter = after === null ? [] : [beyond(WHOLE, TERMS, after)]
  const aheadOfBefore = before === null ? [] : [beyond(WHOLE, reversed, before)]
  const count = (cursor: SortValues | null, condition: readonly Sql[]) =>
    cursor === null ? raw('0') : sql`count(*) filter (where not ${and(condition)})::int`
  const order = orderBy(WHOLE, isBackward ? reversed : TERMS)
  const shown = sql`select g.* from groups g where ${and([...behindAfter, ...aheadOfBefore])}
    order by ${order} limit ${size}::int offset ${offset}::int`
  const detail = isTallied ? sql`left join lateral (${bucketsOfParty(asked)}) d on true` : nothing
  const detailed = raw(isTallied ? 'd' : 'g')
  return sql`with groups as materialized (${isTallied ? talliedByParty(asked) : groupsOf(asked)})
    select n.*, g.currency is not null as "isShown", g.key::text as key,
      g.currency, g.count, g.owed::text as owed, g.credit::text as credit, g.payments::text as payments,
      ${detailed}.amounts, ${detailed}.counts, ${detailed}.overdue::text as overdue
    from (select count(*)::int as total, ${count(after, behindAfter)} as before, ${count(before, aheadOfBefore)} as behind
      from groups g) n
    left join (${shown}) g on true ${detail} order by ${order}`
}

/** One group per currency, of all that is asked about. */
export async function readWhole(context: Context, asked: Asked): Promise<AgingGroup[]> {
  const { organizationId } = asked
  const whole = { ...asked, groupBy: 'CURRENCY' as const }
  const rows =
    await context.database.read<AgingGroup>(sql`select null as key, g.currency, g.count, g.amounts, g.counts,
      ${list(SUMS.map((name) => raw(`g.${name}::text as ${name}`)))}
    from (${groupsOf(whole)}) g order by g.currency`)
  return rows.map((row) => ({ ...row, organizationId, asked: whole }))
}
