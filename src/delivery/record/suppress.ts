import type { EmailEventType, SuppressionReason } from '../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { Work } from '../../mutation/work.ts'
import { sql } from '../../read/sql.ts'
import type { InsertedEvent } from './insertEvents.ts'

/** An address whose latest emails, so many of them, all bounced softly is as good as dead. */
const SOFT_BOUNCES_IN_A_ROW = 3

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>

const REASON_AFTER: Partial<Record<EmailEventType, SuppressionReason>> = {
  COMPLAINED: 'COMPLAINT',
  UNSUBSCRIBED: 'UNSUBSCRIBE',
}

/**
 * Stops writing to addresses that bounced, complained or unsubscribed. Only events that are new stop anything: a
 * suppression that somebody lifted stays lifted when the same event is told again.
 */
export async function suppress(scope: Scope, events: readonly InsertedEvent[]): Promise<void> {
  const isBounce = (event: InsertedEvent, type: InsertedEvent['bounceType']) =>
    event.type === 'BOUNCED' && event.bounceType === type
  const ending = events.flatMap((event) => {
    const reason = isBounce(event, 'HARD') ? 'HARD_BOUNCE' : REASON_AFTER[event.type]
    return reason === undefined ? [] : [rowOf(event, reason)]
  })
  const soft = events.filter((event) => isBounce(event, 'SOFT')).map((event) => rowOf(event, 'SOFT_BOUNCES'))
  if (ending.length > 0) await insertSuppressions(scope, ending)
  if (soft.length > 0) await insertSuppressions(scope, await inARow(scope, soft))
}

type Row = { id: string; eventId: string; recipientId: string | null; reason: SuppressionReason }

function rowOf(event: InsertedEvent, reason: SuppressionReason): Row {
  return { id: uuidv7(), eventId: event.id, recipientId: event.recipientId, reason }
}

async function insertSuppressions({ run, organizationId, now }: Scope, rows: readonly Row[]): Promise<void> {
  await run(sql`
    insert into suppression (organization_id, id, address, address_key, reason, event_id, created_at)
    select ${organizationId}::uuid, n.id, r.address, lower(r.address), n.reason, n."eventId", ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n(id uuid, "eventId" uuid, "recipientId" uuid, reason "SuppressionReason")
    join email_recipient r on r.organization_id = ${organizationId}::uuid and r.id = n."recipientId"
    order by lower(r.address), n.reason, n.id
    on conflict (organization_id, address_key, reason) do nothing`)
}

/** Those whose address has had nothing but soft bounces lately. */
async function inARow({ run, organizationId }: Scope, rows: readonly Row[]): Promise<Row[]> {
  const ids = rows.map(({ recipientId }) => recipientId)
  const found = await run<{ id: string }>(sql`
    select r.id from email_recipient r
    cross join lateral (
      select count(*) as emails, bool_and(latest.is_soft) as are_soft from (
        select bool_and(o.delivery_status = 'BOUNCED' and o.bounce_type = 'SOFT') as is_soft
        from email_recipient o
        join email e on e.organization_id = ${organizationId}::uuid and e.id = o.email_id
          and e.direction = 'OUTBOUND' and e.sent_at is not null
        where o.organization_id = ${organizationId}::uuid and lower(o.address) = lower(r.address)
        group by e.id, e.sent_at order by e.sent_at desc, e.id desc limit ${SOFT_BOUNCES_IN_A_ROW}::int) latest) t
    where r.organization_id = ${organizationId}::uuid and r.id = any(${ids}::uuid[])
      and t.are_soft and t.emails = ${SOFT_BOUNCES_IN_A_ROW}::int`)
  const softIds = new Set(found.map(({ id }) => id))
  return rows.filter(({ recipientId }) => recipientId !== null && softIds.has(recipientId))
}
