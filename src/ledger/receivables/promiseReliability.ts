import { sql } from '../../database/sql.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import type { Context } from '../../graph/context.ts'
import { defineLoader } from '../../graph/read/loader.ts'

type Row = { partyId: string; currency: string; kept: number; broken: number }

/** The part of its promises in a currency that a party kept, of those that came to their end; null before one did. */
export async function promiseReliability(
  context: Context,
  { organizationId, partyId, currency }: { organizationId: string; partyId: string; currency: string },
): Promise<number | null> {
  const rows = await promisesByParty(context)(context, organizationId, partyId)
  const found = rows.find((row) => row.currency === currency)
  return found === undefined ? null : found.kept / (found.kept + found.broken)
}

/**
 * What was taken back, or replaced before its day was over, was neither kept nor broken. Of what was replaced later it stays
 * true: a party that promises anew each time has broken each of them but the last.
 */
const promisesByParty = (context: Context) =>
  defineLoader<string, readonly Row[]>(
    'promises by party',
    [],
    async (database, organizationId, partyIds) => {
      const { today, timezone } = context.calendarOf(organizationId)
      const over = sql`p.promised_on < coalesce((p.superseded_at at time zone ${timezone})::date, ${formatDay(today)}::date)`
      const rows = await database.read<Row>(sql`
      select p.party_id as "partyId", i.currency, count(*) filter (where p.fulfilled_on <= p.promised_on)::int as kept,
        count(*) filter (where p.fulfilled_on is null or p.fulfilled_on > p.promised_on)::int as broken
      from promise_to_pay p
      join invoice i on i.organization_id = ${organizationId}::uuid and i.id = p.invoice_id and i.type = 'RECEIVABLE'
      where p.organization_id = ${organizationId}::uuid and p.party_id = any(${[...partyIds]}::uuid[])
        and p.cancelled_at is null and (p.fulfilled_on is not null or ${over})
      group by p.party_id, i.currency`)
      return Map.groupBy(rows, (row) => row.partyId)
    },
  )
