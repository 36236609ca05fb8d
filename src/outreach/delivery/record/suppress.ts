import type { EmailEventType, SuppressionReason } from '../../../../prisma/generated/client/client.ts'
import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { Work } from '../../../graph/mutation/work.ts'
import type { InsertedEvent } from './insertEvents.ts'
import type { KnownRecipient } from './readDeliveries.ts'
import { bouncingInARow } from './softBounces.ts'

type Scope = Pick<Work, 'run' | 'organizationId' | 'now'>

const REASON_AFTER: Partial<Record<EmailEventType, SuppressionReason>> = {
  COMPLAINED: 'COMPLAINT',
  UNSUBSCRIBED: 'UNSUBSCRIBE',
}

/** A recipient of the emails; `isChanged`: by these events. */
type Recipient = Pick<KnownRecipient, 'id' | 'address'> & { isChanged: boolean }

/** What may change whether soft bounces come in a row. */
const OUTCOMES: readonly EmailEventType[] = ['BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED', 'COMPLAINED']

/**
 * Stops writing to addresses that bounced, complained or unsubscribed. Only events that are new stop anything: a
 * suppression that somebody lifted stays lifted when the same event is told again. One for soft bounces in a row is lifted
 * when it becomes known that they were none.
 */
export async function suppress(
  scope: Scope,
  events: readonly InsertedEvent[],
  recipients: readonly Recipient[],
): Promise<void> {
  const isBounce = (event: InsertedEvent, type: InsertedEvent['bounceType']) =>
    event.type === 'BOUNCED' && event.bounceType === type
  const ending = events.flatMap((event) => {
    const reason = isBounce(event, 'HARD') ? 'HARD_BOUNCE' : REASON_AFTER[event.type]
    return reason === undefined ? [] : [rowOf(event, reason)]
  })
  if (ending.length > 0) await insertSuppressions(scope, ending)
  const byId = new Map(recipients.map((recipient) => [recipient.id, recipient]))
  const recipientOf = ({ recipientId }: Pick<Row, 'recipientId'>) => byId.get(recipientId ?? '')
  const keyOf = (event: Pick<Row, 'recipientId'>) => recipientOf(event)?.address.toLowerCase() ?? ''
  const soft = events
    .filter((event) => isBounce(event, 'SOFT') && recipientOf(event)?.isChanged)
    .map((event) => rowOf(event, 'SOFT_BOUNCES'))
  const outcomes = events.filter(({ type, recipientId }) => recipientId !== null && OUTCOMES.includes(type))
  const listed = await listedForSoftBounces(scope, [...new Set(outcomes.map(keyOf))])
  const asked = new Set([...soft.map(keyOf), ...listed])
  if (asked.size === 0) return
  const inARow = await bouncingInARow(scope, [...asked])
  const stopped = soft.filter((row) => inARow.has(keyOf(row)))
  if (stopped.length > 0) await insertSuppressions(scope, stopped)
  const lifted = listed.filter((key) => !inARow.has(key))
  if (lifted.length > 0) await liftSuppressions(scope, lifted)
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

/** Those of the addresses that are on the list for soft bounces, unless somebody put them there. */
async function listedForSoftBounces(
  { run, organizationId }: Scope,
  keys: readonly string[],
): Promise<string[]> {
  if (keys.length === 0) return []
  const listed = await run<{ key: string }>(sql`
    select address_key as key from suppression
    where organization_id = ${organizationId}::uuid and address_key = any(${[...keys]}::text[])
      and reason = 'SOFT_BOUNCES' and event_id is not null`)
  return listed.map(({ key }) => key)
}

async function liftSuppressions({ run, organizationId }: Scope, keys: readonly string[]): Promise<void> {
  await run(sql`
    delete from suppression
    where organization_id = ${organizationId}::uuid and address_key = any(${[...keys]}::text[])
      and reason = 'SOFT_BOUNCES' and event_id is not null`)
}
