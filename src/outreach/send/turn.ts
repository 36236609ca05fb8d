import type { Database } from '../../database/client.ts'
import { type Sql, sql } from '../../database/sql.ts'
import type { Job } from '../../queue/queue.ts'

/** Where an email stands among those that wait to go to the same addresses. */
export type Turn = {
  emailId: string
  /** The addresses that wait for a copy, in lower case. */
  keys: string[]
  /** When it was written, or was planned to go out, as ISO text. */
  dueAt: string
  /** An email that goes first waits for a copy to one of them, and is not among those that were asked for. */
  isBehind: boolean
  /** Such an email is being handed over right now. */
  isNext: boolean
}

type Asked = Pick<Job<'email-send'>, 'data'>

/** Longer than anything is tried: what has lost its job must not hold up others for ever. */
const LONGEST_WAIT = '26 hours'

/** The turns of emails of one organization, the one that goes first first; those that wait for nothing are left out. */
export function readTurns(
  { read }: Pick<Database, 'read'>,
  asked: readonly Asked[],
  now: Date,
): Promise<Turn[]> {
  const [organizationId = ''] = asked.map(({ data }) => data.organizationId)
  const ids = asked.map(({ data }) => data.emailId)
  return read<Turn>(sql`
    select e.id as "emailId", coalesce(e.planned_send_at, e.created_at)::text as "dueAt",
      array_agg(lower(r.address)) as keys,
      coalesce(bool_or(f.is_behind), false) as "isBehind", coalesce(bool_or(f.is_next), false) as "isNext"
    from email e
    join email_recipient r on r.organization_id = ${organizationId}::uuid and r.email_id = e.id
      and r.delivery_status = 'QUEUED'
    left join lateral (${firstOnes(organizationId, ids, now)}) f on true
    where e.organization_id = ${organizationId}::uuid and e.id = any(${ids}::uuid[])
    group by e.id, coalesce(e.planned_send_at, e.created_at)
    order by coalesce(e.planned_send_at, e.created_at), e.id`)
}

function firstOnes(organizationId: string, ids: readonly string[], now: Date): Sql {
  return sql`select true as is_behind, bool_or(p.status = 'SENDING') as is_next
    from email_recipient w
    join email p on p.organization_id = ${organizationId}::uuid and p.id = w.email_id and p.direction = 'OUTBOUND'
      and p.message_id is not null and p.id <> all(${[...ids]}::uuid[])
      and (p.status in ('QUEUED', 'SENDING') or p.status = 'SCHEDULED' and p.planned_send_at <= ${now}::timestamptz)
      and (coalesce(p.planned_send_at, p.created_at), p.id) < (coalesce(e.planned_send_at, e.created_at), e.id)
      and coalesce(p.planned_send_at, p.created_at) > ${now}::timestamptz - ${LONGEST_WAIT}::interval
    where w.organization_id = ${organizationId}::uuid and lower(w.address) = lower(r.address)
      and w.delivery_status = 'QUEUED'
    having count(*) > 0`
}
