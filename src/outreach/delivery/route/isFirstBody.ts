import { createHash } from 'node:crypto'
import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import { expiredKeys } from '../../../graph/mutation/idempotency.ts'
import { runIn } from '../../../graph/mutation/work.ts'
import type { Endpoint } from './findEndpoint.ts'

type SignedBody = { endpoint: Endpoint; signed: string; body: Buffer; now: Date }

/**
 * Whether a signature that does not cover the body comes with the body that it came with first. Who has seen one request
 * could otherwise sign others with it. Kept like the keys of mutations, and as long.
 */
export async function isFirstBody(
  database: Database,
  { endpoint, signed, body, now }: SignedBody,
): Promise<boolean> {
  const key = `webhook ${createHash('sha256').update(signed).digest('base64url')}`
  const hash = createHash('sha256').update(body).digest()
  const [kept] = await runIn(database)<{ isSame: boolean }>(sql`
    insert into idempotency_key as k (organization_id, user_id, key, action, input_hash, result, created_at)
    values (${endpoint.organizationId}::uuid, ${endpoint.id}::uuid, ${key}::text, 'webhook', ${hash}::bytea, 'null'::jsonb,
      ${now}::timestamptz)
    on conflict (organization_id, user_id, key) do update set created_at = k.created_at
    returning input_hash = ${hash}::bytea as "isSame"`)
  await runIn(database)(expiredKeys(endpoint.organizationId, now))
  return kept?.isSame === true
}
