import { createHash } from 'node:crypto'
import { type Sql, sql } from '../../database/sql.ts'
import { refusal } from './userError.ts'
import type { DirectWork } from './work.ts'

/** Within this time the same key means the same deed. */
const KEPT_HOURS = 24
export const LONGEST_KEY = 255

type Deed = { key: string; action: string; input: unknown }
type Kept = { action: string; inputHash: Uint8Array; result: Result | null }

/** What a payload is read again from: ids and other plain values. */
export type Result = Record<string, unknown>

/**
 * Takes the key for this deed. Answers the result of the deed when it was done before, and null when it is to be done
 * now. A second request with the key waits until the first has committed; keys are a person's own.
 */
export async function claimKey(work: DirectWork, deed: Deed): Promise<Result | null> {
  const { organizationId, viewer, now } = work
  const inputHash = hashOf(deed.input)
  const [claimed] = await work.run<{ key: string }>(sql`
    insert into idempotency_key as k (organization_id, user_id, key, action, input_hash, result, created_at)
    values (${organizationId}::uuid, ${viewer.userId}::uuid, ${deed.key}::text, ${deed.action}::text,
      ${inputHash}::bytea, 'null'::jsonb, ${now}::timestamptz)
    on conflict (organization_id, user_id, key) do update
      set action = excluded.action, input_hash = excluded.input_hash, result = excluded.result,
        created_at = excluded.created_at
      where k.created_at < ${expiryAt(now)}::timestamptz
    returning key`)
  if (claimed !== undefined) {
    work.tell(expiredKeys(organizationId, now))
    return null
  }
  const [kept] = await work.run<Kept>(sql`
    select action, input_hash as "inputHash", result from idempotency_key
    where organization_id = ${organizationId}::uuid and user_id = ${viewer.userId}::uuid and key = ${deed.key}::text`)
  if (kept?.action !== deed.action || !inputHash.equals(kept.inputHash)) {
    throw refusal(
      'IDEMPOTENCY_KEY_REUSED',
      'idempotencyKey',
      'This key was used within the last 24 hours for something else: use a new one for a new deed.',
    )
  }
  return kept.result
}

/** Keeps what came of the deed, in the transaction that did it. */
export function keepResult(work: DirectWork, key: string, result: Result): void {
  work.tell(sql`
    update idempotency_key set result = ${JSON.stringify(result)}::jsonb
    where organization_id = ${work.organizationId}::uuid and user_id = ${work.viewer.userId}::uuid and key = ${key}::text`)
}

/** The statement that clears away some of what nobody can repeat any more, and waits for nobody else who does. */
export function expiredKeys(organizationId: string, now: Date): Sql {
  return sql`
    delete from idempotency_key where organization_id = ${organizationId}::uuid and (user_id, key) in (
      select k.user_id, k.key from idempotency_key k
      where k.organization_id = ${organizationId}::uuid and k.created_at < ${expiryAt(now)}::timestamptz
      limit 50 for update skip locked)
    returning key`
}

function expiryAt(now: Date): Date {
  return new Date(now.getTime() - KEPT_HOURS * 3_600_000)
}

function hashOf(input: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest()
}

/** The same input in another order of its fields is the same input. */
function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, part]) => [name, sorted(part)])
}
