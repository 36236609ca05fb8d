import { type Sql, sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'

/** An address whose latest emails, so many of them, all bounced softly is as good as dead. */
const IN_A_ROW = 3

type Tenant = Pick<Work, 'run' | 'organizationId'>

/**
 * Those of the addresses, in lower case, whose last emails of which anything is known all bounced softly, with nothing
 * that arrived since the first of them. It looks at when things happened, so it says the same in whatever order they
 * became known. To be asked when the recipients are stored: writers that touch one bouncing address take turns from then on.
 */
export async function bouncingInARow(
  { run, organizationId }: Tenant,
  keys: readonly string[],
): Promise<Set<string>> {
  const found = await run<{ key: string }>(sql`
    select asked.key from unnest(${[...keys]}::text[]) as asked(key)
    cross join lateral (
      select count(*) as emails, bool_and(tried.is_soft) as are_soft, min(tried.bounced_at) as since from (
        select bool_and(o.delivery_status = 'BOUNCED' and o.bounce_type = 'SOFT') as is_soft,
          min(coalesce(o.bounced_at, e.timeline_at)) as bounced_at
        from (${copies(organizationId, sql`asked.key`)}) o
        join email e on e.organization_id = ${organizationId}::uuid and e.id = o.email_id
        where e.timeline_at <= (select max(e.timeline_at) from (${copies(organizationId, sql`asked.key`)}) o
          join email e on e.organization_id = ${organizationId}::uuid and e.id = o.email_id
          where o.delivery_status <> 'SENT')
        group by e.id, e.timeline_at order by e.timeline_at desc, e.id desc limit ${IN_A_ROW}::int) tried) last
    where last.are_soft and last.emails = ${IN_A_ROW}::int
      and not exists (${arrivalsAfter(organizationId, sql`asked.key`, sql`last.since`)})`)
  return new Set(found.map(({ key }) => key))
}

/** Those that went out to the address. Of one that was handed over last of all, nothing more may be known yet. */
function copies(organizationId: string, key: Sql): Sql {
  return sql`select r.* from email_recipient r
    join email m on m.organization_id = ${organizationId}::uuid and m.id = r.email_id and m.direction = 'OUTBOUND'
    where r.organization_id = ${organizationId}::uuid and lower(r.address) = ${key}
      and r.delivery_status not in ('QUEUED', 'SUPPRESSED', 'FAILED')`
}

/** What arrived at the address after that instant, of emails that did not bounce afterwards. */
function arrivalsAfter(organizationId: string, key: Sql, since: Sql): Sql {
  return sql`select from (${copies(organizationId, key)}) o
    where o.delivery_status not in ('SENT', 'BOUNCED')
      and (greatest(o.delivered_at, o.first_human_opened_at) > ${since} or exists (
        select from email_event v where v.organization_id = ${organizationId}::uuid and v.email_id = o.email_id
          and v.recipient_id = o.id and v.occurred_at > ${since}
          and (v.type = 'DELIVERED' or v.type in ('OPENED', 'CLICKED') and not v.is_machine)))`
}
