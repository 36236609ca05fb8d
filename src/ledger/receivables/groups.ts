import { list, nothing, raw, type Sql, sql, sum } from '../../database/sql.ts'
import { standingIn } from '../invoice/condition.ts'
import { startOf } from '../invoice/daysCondition.ts'
import { OPEN_STANDINGS } from '../invoice/rules.ts'
import { talliesOf } from '../invoice/tally.ts'
import { balancesAt } from './balances.ts'
import { type Basis, type Grouping, keyOf } from './grouping.ts'
import type { Moment } from './moment.ts'
import { unappliedAt } from './unapplied.ts'

/** What an ageing is asked about, apart from the page. */
export type Asked = {
  organizationId: string
  /** Null: all receivables. */
  where: Sql | null
  moment: Moment
  edges: readonly number[]
  basis: Basis
  groupBy: Grouping
}

/** By days since the issue nothing stands before the first bucket. */
export function boundsOf({ basis, edges }: Pick<Asked, 'basis' | 'edges'>): readonly number[] {
  return basis === 'DUE_DATE' ? [0, ...edges] : edges
}

/** How many of the bounds a row `s` is past. */
function bucketOf(asked: Asked): Sql {
  const { moment, basis } = asked
  const date = raw(basis === 'DUE_DATE' ? 's.due_date' : 's.issued_at')
  const past = boundsOf(asked).map((bound) => {
    const start = startOf(moment.calendar.today - bound, moment.calendar)
    return sql`coalesce(${date} < ${start}::timestamptz, false)::int`
  })
  return past.length === 0 ? raw('0') : sum(past)
}

/** Per bucket its sum and its number of invoices, as arrays of text and of numbers, over rows `s` that know their bucket. */
function bucketSums(asked: Asked): Sql {
  const buckets = [...boundsOf(asked), null].map((_, bucket) => raw(`s.bucket = ${bucket}`))
  const sums = buckets.map((isIn) => sql`coalesce(sum(s.owed) filter (where ${isIn}), 0)`)
  const counts = buckets.map((isIn) => sql`coalesce(sum(s.count) filter (where ${isIn}), 0)`)
  return sql`array[${list(sums)}]::text[] as amounts, array[${list(counts)}]::int[] as counts`
}

/**
 * Rows of a group: `key`, `currency`, `owed`, `overdue`, `credit`, `payments`, `count`, and per bucket `amounts` and `counts`.
 * Summed by bucket first, which leaves little to be told apart.
 */
export function groupsOf(asked: Asked): Sql {
  const { organizationId, groupBy, where } = asked
  const { key, joins } = keyOf(groupBy, organizationId)
  const rows = where === null ? sql`${rowsOf(asked)} union all ${paymentsOf(asked)}` : rowsOf(asked)
  const payments = where === null ? sql`sum(s.payments)` : sql`null::numeric`
  return sql`select s.key, s.currency, sum(s.owed) as owed, sum(s.overdue) as overdue, sum(s.credit) as credit,
      ${payments} as payments, sum(s.count)::int as count, ${bucketSums(asked)}
    from (
      select ${key} as key, s.currency, b.bucket, sum(s.owed) as owed, ${overdueAt(asked)} as overdue, sum(s.credit) as credit,
        sum(s.payments) as payments, ${COUNT} as count
      from (${rows}) s ${joins} cross join lateral (select ${bucketOf(asked)} as bucket) b
      group by 1, 2, 3) s
    group by 1, 2 having sum(s.owed) > 0 or sum(s.credit) > 0 or sum(s.payments) <> 0`
}

const COUNT = raw('coalesce(sum(s.invoice_count) filter (where s.owed > 0), 0)')

const COLUMNS = raw(
  's.party_id, s.assignee_id, s.currency, s.due_date, s.issued_at, s.invoice_count, s.owed, s.credit',
)

/** Invoices; of all of an organization by currency and day due the tallies know the same: see `invoice/tally.ts`. */
function rowsOf(asked: Asked): Sql {
  const { organizationId, where, moment, basis, groupBy } = asked
  const isTallied = where === null && moment.isNow && basis === 'DUE_DATE' && groupBy === 'CURRENCY'
  if (!isTallied)
    return sql`select ${COLUMNS}, 0::bigint as payments from (${balancesAt({ organizationId, where }, moment)}) s`
  const tally = { list: { organizationId }, includeInactive: true }
  const tallies = talliesOf(tally, 'i', { edges: boundsOf(asked), calendar: moment.calendar })
  return sql`select null::uuid as party_id, null::uuid as assignee_id, i.currency, nullif(i.due_date, 'infinity') as due_date,
      null::timestamptz as issued_at, i.invoice_count, i.amount_remaining as owed, i.unapplied_credit as credit,
      0::bigint as payments
    from ${tallies} where ${standingIn('i', OPEN_STANDINGS)}`
}

/** What is for no invoice yet stands beside them, under whoever is in charge of the party. */
function paymentsOf({ organizationId, moment, groupBy }: Asked): Sql {
  const isAssigned = groupBy === 'ASSIGNEE'
  const parties = sql`left join party q on q.organization_id = ${organizationId}::uuid and q.id = y.party_id`
  return sql`select y.party_id, ${raw(isAssigned ? 'q.assignee_id' : 'null::uuid')}, y.currency, null::timestamptz, null::timestamptz, 0, 0, 0,
      y.unapplied
    from (${unappliedAt(organizationId, moment)}) y ${isAssigned ? parties : nothing}`
}

function overdueAt({ moment: { calendar } }: Asked): Sql {
  return sql`coalesce(sum(s.owed) filter (where s.due_date < ${startOf(calendar.today, calendar)}::timestamptz), 0)`
}

export function isTalliedByParty({ where, moment, groupBy }: Asked): boolean {
  return where === null && moment.isNow && groupBy === 'PARTY'
}

/**
 * The same by party for all receivables as they are now: `party_tally` knows the sums, so that only what a page shows is read
 * from the invoices, by `bucketsOfParty`.
 */
export function talliedByParty({ organizationId, moment }: Asked): Sql {
  return sql`select s.key, s.currency, sum(s.owed) as owed, sum(s.credit) as credit, sum(s.payments) as payments,
      sum(s.count)::int as count
    from (
      select nullif(t.party_id, '00000000-0000-0000-0000-000000000000') as key, t.currency, t.outstanding as owed,
        t.unapplied_credit as credit, 0::bigint as payments, t.open_count as count
      from party_tally t
      where t.organization_id = ${organizationId}::uuid and (t.outstanding > 0 or t.unapplied_credit > 0)
      union all
      select y.party_id, y.currency, 0, 0, y.unapplied, 0 from (${unappliedAt(organizationId, moment)}) y) s
    group by s.key, s.currency having sum(s.owed) > 0 or sum(s.credit) > 0 or sum(s.payments) <> 0`
}

/** The buckets of a group `g` by party, from its open invoices; an index holds those of one, and those of none. */
export function bucketsOfParty(asked: Asked): Sql {
  const { organizationId, moment } = asked
  const ofParty = (party: Sql) =>
    balancesAt({ organizationId, where: sql`${party} and i.currency = g.currency` }, moment)
  return sql`select ${bucketSums(asked)}, coalesce(sum(s.overdue), 0) as overdue
    from (
      select b.bucket, sum(s.owed) as owed, ${overdueAt(asked)} as overdue, ${COUNT} as count
      from (${ofParty(sql`i.target_party_id = g.key`)}
        union all ${ofParty(sql`g.key is null and i.target_party_id is null`)}) s
      cross join lateral (select ${bucketOf(asked)} as bucket) b
      group by 1) s`
}
