import { sql } from '../../database/sql.ts'
import type { Context } from '../../graph/context.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import { agingBucketRank } from '../invoice/agingCondition.ts'
import { isOpen, isOverdue, unappliedCredit } from '../invoice/condition.ts'
import { momentOf } from './moment.ts'
import { unappliedAt } from './unapplied.ts'

/** A part of what there is between a party and the organization in one currency. Sums are text: they have no end. */
export type PartyRow = {
  partyId: string
  currency: string
  /** The rank of the ageing bucket that open invoices stand in; null for all else. */
  bucket: number | null
  count: number
  owed: string
  overdue: string
  credit: string
  payments: string
  /** Days by which its paid invoices were late; null in all rows but one, and where none was paid. */
  delay: string | null
}

/** What a party owes by bucket, what it has to its credit and how late it pays, in one statement for many parties. */
export function loadPartyRows(
  context: Context,
  organizationId: string,
  partyId: string,
): Promise<readonly PartyRow[]> {
  return rowsByParty(context)(context, organizationId, partyId)
}

const rowsByParty = (context: Context) =>
  defineLoader<string, readonly PartyRow[]>(
    'receivables by party',
    [],
    async (database, organizationId, partyIds) => {
      const calendar = context.calendarOf(organizationId)
      const id = sql`${organizationId}::uuid`
      const ids = sql`${[...partyIds]}::uuid[]`
      const unapplied = unappliedAt(
        organizationId,
        momentOf(calendar.today, calendar),
        sql`y.party_id = any(${ids})`,
      )
      const rows = await database.read<PartyRow>(sql`
        select i.target_party_id as "partyId", i.currency, bucketed.bucket, count(*)::int as count,
          sum(i.amount_remaining) filter (where ${isOpen('i')})::text as owed,
          coalesce(sum(i.amount_remaining) filter (where ${isOverdue('i', calendar)}), 0)::text as overdue,
          sum(${unappliedCredit('i')})::text as credit, '0' as payments, null as delay
        from invoice i cross join lateral (select ${agingBucketRank('i', calendar)} as bucket) bucketed
        where i.organization_id = ${id} and i.target_party_id = any(${ids})
          and i.type = 'RECEIVABLE' and (${isOpen('i')} or ${unappliedCredit('i')} > 0)
        group by i.target_party_id, i.currency, bucketed.bucket
        union all
        select t.party_id, t.currency, null, 0, '0', '0', '0', '0', t.average_delay_days::text from party_tally t
        where t.organization_id = ${id} and t.party_id = any(${ids}) and t.average_delay_days is not null
        union all
        select y.party_id, y.currency, null, 0, '0', '0', '0', sum(y.unapplied)::text, null from (${unapplied}) y
        group by y.party_id, y.currency`)
      return Map.groupBy(rows, (row) => row.partyId)
    },
  )
