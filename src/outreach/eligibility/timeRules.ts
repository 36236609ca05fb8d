import { FALSE, raw, type Sql, sql } from '../../database/sql.ts'
import { column } from '../../graph/read/table.ts'
import { type BlockerRule, NO_FACT, type RuleSubject } from './blockerRule.ts'
import { daysAfter } from './moment.ts'

/** What the hour and the last messages say against one more of them. */
export function timeRules({ moment, invoice }: RuleSubject): BlockerRule[] {
  const { settings, opensAt, organizationId } = moment
  const lastOutreach = column(invoice, 'lastOutreachAt')
  const lastInbound = sql`(select max(wrote.at) from (
    ${inboundOf(organizationId, sql`e.party_id = ${column(invoice, 'targetPartyId')}`)} union all
    ${inboundAbout(organizationId, column(invoice, 'id'))}) wrote(at))`
  return [
    {
      code: 'OUTSIDE_WINDOW',
      needs: 'invoice',
      holds: sql`${opensAt !== null}::boolean`,
      fact: NO_FACT,
    },
    {
      code: 'COOLING_OFF',
      needs: 'invoice',
      holds: within(lastOutreach, settings.minDaysBetweenOutreach, moment.at),
      fact: lastOutreach,
    },
    {
      code: 'CUSTOMER_REPLIED',
      needs: 'invoice',
      holds: within(lastInbound, settings.inboundGracePeriodDays, moment.at),
      fact: lastInbound,
    },
  ]
}

function within(instant: Sql, days: number, at: Date): Sql {
  if (days === 0) return FALSE
  return sql`${instant} > ${daysAfter(at, -days).toISOString()}::timestamptz`
}

function inboundOf(organizationId: string, isOfParty: Sql): Sql {
  return sql`select max(e.sent_at) from email e
    where e.organization_id = ${organizationId}::uuid and e.direction = ${raw("'INBOUND'")} and ${isOfParty}`
}

function inboundAbout(organizationId: string, invoiceId: Sql): Sql {
  return sql`select max(e.sent_at) from email_invoice ei
    join email e on e.organization_id = ${organizationId}::uuid and e.id = ei.email_id and e.direction = 'INBOUND'
    where ei.organization_id = ${organizationId}::uuid and ei.invoice_id = ${invoiceId}`
}
