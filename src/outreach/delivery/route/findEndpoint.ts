import type { WebhookEndpoint } from '../../../../prisma/generated/client/client.ts'
import type { Database } from '../../../database/client.ts'
import { sql } from '../../../database/sql.ts'
import { decodeGlobalId } from '../../../graph/globalId.ts'

export type Endpoint = Pick<WebhookEndpoint, 'organizationId' | 'id' | 'provider' | 'secret' | 'revokedAt'>
export type FindEndpoint = (id: string) => Promise<Endpoint | null>

/** Milliseconds for which an endpoint may still work after it was revoked elsewhere. */
const TIME_KEPT = 3_000
const MOST_KEPT = 1_000

/** Finds endpoints by their global ids. A busy one is not read for every request. */
export function createFindEndpoint({ database, now }: { database: Database; now: () => Date }): FindEndpoint {
  const kept = new Map<string, { endpoint: Promise<Endpoint | null>; until: number }>()
  return (id) => {
    const known = kept.get(id)
    if (known !== undefined && known.until > now().getTime()) return known.endpoint
    const endpoint = readEndpoint(database, id)
    // The ids of strangers must not fill the memory.
    if (kept.size >= MOST_KEPT) kept.clear()
    kept.set(id, { endpoint, until: now().getTime() + TIME_KEPT })
    endpoint.catch(() => kept.delete(id))
    return endpoint
  }
}

async function readEndpoint(database: Database, text: string): Promise<Endpoint | null> {
  const decoded = decodeGlobalId(text)
  if (decoded?.type !== 'WebhookEndpoint') return null
  const [endpoint] = await database.read<Endpoint>(sql`
    select organization_id as "organizationId", id, provider, secret, revoked_at as "revokedAt" from webhook_endpoint
    where organization_id = ${decoded.organizationId}::uuid and id = ${decoded.id}::uuid`)
  return endpoint ?? null
}
