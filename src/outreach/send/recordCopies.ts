import { sql } from '../../database/sql.ts'
import type { Run } from '../../database/transact.ts'
import type { JobOutcome } from '../../queue/queue.ts'
import { recordEvents } from '../delivery/record/recordEvents.ts'
import type { CopyOutcome } from './copyOutcome.ts'

type Copies = {
  organizationId: string
  emailId: string
  outcomes: readonly CopyOutcome[]
  /** How the attempt ends with them; null while it still has copies to hand over. */
  ends: JobOutcome | null
  now: Date
}

/**
 * Keeps what became of copies, in one transaction with the email's own state. It stays SENDING, and cannot be called off,
 * until the attempt is over.
 */
export async function recordCopies(run: Run, copies: Copies): Promise<void> {
  const { organizationId, emailId, outcomes, ends, now } = copies
  const remoteIds = outcomes.flatMap(({ event, remoteIds }) =>
    remoteIds.map((remoteId) => ({ remoteId, recipientId: event.recipientId })),
  )
  if (remoteIds.length > 0) {
    await run(sql`
      insert into email_remote_id (organization_id, remote_id, email_id, recipient_id)
      select ${organizationId}::uuid, n.remote_id, ${emailId}::uuid, n.recipient_id
      from unnest(${remoteIds.map(({ remoteId }) => remoteId)}::text[],
        ${remoteIds.map(({ recipientId }) => recipientId)}::uuid[]) as n(remote_id, recipient_id)
      on conflict do nothing returning remote_id`)
  }
  const isSent = outcomes.some(({ event }) => event.type === 'SENT')
  const failure = outcomes.findLast(({ event }) => event.type === 'FAILED' || event.type === 'DEFERRED')
    ?.event.detail
  const isOut = sql`(${isSent}::boolean or sent_at is not null)`
  await run(sql`
    update email set
      status = case
        when ${ends === 'DONE'}::boolean and ${isOut} then 'SENT'
        when ${ends === 'DONE'}::boolean then 'FAILED'
        when ${ends === 'RETRY'}::boolean and status = 'SENDING' then 'QUEUED'
        else status end,
      sent_at = case when ${isSent}::boolean then coalesce(sent_at, ${now}::timestamptz) else sent_at end,
      timeline_at = case when ${isSent}::boolean then coalesce(sent_at, ${now}::timestamptz) else timeline_at end,
      error_message = case when ${ends === 'DONE'}::boolean and ${isOut} then null
        else coalesce(${failure ?? null}::text, error_message) end,
      updated_at = ${now}::timestamptz
    where organization_id = ${organizationId}::uuid and id = ${emailId}::uuid returning id`)
  await recordEvents(
    { run, organizationId, now },
    outcomes.map(({ event }) => event),
  )
}
