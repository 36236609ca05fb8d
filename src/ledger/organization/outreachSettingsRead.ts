import { type Sql, sql } from '../../database/sql.ts'
import type { Work } from '../../graph/mutation/work.ts'
import type { OutreachSettings } from '../../graph/viewer.ts'

/** The settings as they are stored now; the viewer's are those of the moment the request came. */
export async function readOutreachSettings(
  run: Work['run'],
  organizationId: string,
  lock: Sql = sql``,
): Promise<OutreachSettings> {
  const [settings] = await run<OutreachSettings>(sql`
    select o.outreach_window_start as "windowStart", o.outreach_window_end as "windowEnd",
      o.outreach_weekdays as weekdays, o.min_days_between_outreach as "minDaysBetweenOutreach",
      o.inbound_grace_period_days as "inboundGracePeriodDays"
    from organization o where o.id = ${organizationId}::uuid ${lock}`)
  if (settings === undefined) throw new Error(`There is no organization ${organizationId}.`)
  return settings
}
