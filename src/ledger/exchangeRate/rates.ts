import type { Database } from '../../database/client.ts'
import { sql } from '../../database/sql.ts'
import { type Day, formatDay } from '../../graph/calendar/day.ts'
import type { Context } from '../../graph/context.ts'
import { CURRENCY_CODES } from '../../graph/currency.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import type { OrganizationFacts } from '../../graph/viewer.ts'
import type { Rate } from './convert.ts'

export type ExchangeRateRow = Rate & { validFrom: string }

/** By currency. */
type Rates = ReadonlyMap<string, ExchangeRateRow>

/**
 * The rate of each currency on a day: the latest one dated on or before it. Each currency is one look into the index,
 * however many days it has rates for.
 */
export async function readRates(
  database: Database,
  { id, defaultCurrency }: Pick<OrganizationFacts, 'id' | 'defaultCurrency'>,
  day: Day,
): Promise<Rates> {
  const rows = await database.read<ExchangeRateRow>(sql`
    select latest.* from unnest(${[...CURRENCY_CODES]}::text[]) code cross join lateral (
      select r.currency, r.into_currency as "intoCurrency", trim_scale(r.rate)::text as rate, r.valid_from::text as "validFrom"
      from exchange_rate r
      where r.organization_id = ${id}::uuid and r.into_currency = ${defaultCurrency}::text and r.currency = code
        and r.valid_from <= ${formatDay(day)}::date
      order by r.valid_from desc limit 1) latest
    order by latest.currency`)
  return new Map(rows.map((row) => [row.currency, row]))
}

const NONE: Rates = new Map()

/** The rates that count today, read once for an organization and request, whatever the number of amounts. */
export function ratesToday(context: Context, organizationId: string): Promise<Rates> {
  const load = defineLoader<'today', Rates>('exchange rates', NONE, async (database, tenantId) => {
    const { today } = context.calendarOf(tenantId)
    return new Map([['today', await readRates(database, context.organizationOf(tenantId), today)]])
  })
  return load(context, organizationId, 'today')
}
