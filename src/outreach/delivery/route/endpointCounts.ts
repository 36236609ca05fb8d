import { sql } from '../../../database/sql.ts'
import type { Work } from '../../../graph/mutation/work.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>

/** What came in at one endpoint. */
export type Received = { endpointId: string; received: number; ignored: number; refused: number }

/** Counts requests, in the transaction that keeps what they told. Endpoints are always locked in the order of their ids. */
export async function countRequests(
  { run, organizationId, now }: Scope,
  counts: readonly Received[],
): Promise<void> {
  await run(sql`
    with locked as (
      select id from webhook_endpoint
      where organization_id = ${organizationId}::uuid and id = any(${counts.map(({ endpointId }) => endpointId)}::uuid[])
      order by id for no key update)
    update webhook_endpoint w set received_count = w.received_count + n.received,
      ignored_count = w.ignored_count + n.ignored, refused_count = w.refused_count + n.refused,
      last_received_at = case when n.received > 0 then ${now}::timestamptz else w.last_received_at end
    from locked, jsonb_to_recordset(${JSON.stringify(counts)}::jsonb)
      as n("endpointId" uuid, received bigint, ignored bigint, refused bigint)
    where w.organization_id = ${organizationId}::uuid and w.id = locked.id and n."endpointId" = locked.id`)
}

/** Counts reports once it is known whether they are about emails of the organization. */
export async function countReports(
  { run, organizationId }: Scope,
  reports: readonly { endpointId: string | null; isKnown: boolean }[],
): Promise<void> {
  const counted = reports.filter(({ endpointId }) => endpointId !== null)
  if (counted.length === 0) return
  await run(sql`
    with counted as (
      select n."endpointId" as id, count(*) filter (where n."isKnown") as known, count(*) as total
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as n("endpointId" uuid, "isKnown" boolean)
      group by 1),
    locked as (
      select id from webhook_endpoint where organization_id = ${organizationId}::uuid
        and id in (select id from counted) order by id for no key update)
    update webhook_endpoint w set event_count = w.event_count + c.known,
      ignored_count = w.ignored_count + c.total - c.known
    from locked join counted c using (id)
    where w.organization_id = ${organizationId}::uuid and w.id = locked.id`)
}
