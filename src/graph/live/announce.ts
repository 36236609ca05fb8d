import { type Sql, sql } from '../../database/sql.ts'
import type { Change } from '../change.ts'

/** The channel of PostgreSQL on which processes tell one another what changed. */
export const CHANNEL = 'duegraph_change'

export type Announcement = { organizationId: string } & Change

/** A notification holds less than 8,000 bytes, and an id takes 39 of them. */
const MOST_IDS = 150

/**
 * The statement that tells every process what changed, to be run in the transaction that changes it: PostgreSQL sends it
 * with the commit, or not at all.
 */
export function announce(organizationId: string, changes: readonly Change[]): Sql {
  const payloads = changes.flatMap(inParts).map((change) => JSON.stringify({ organizationId, ...change }))
  return sql`select pg_notify(${CHANNEL}, payload)::text from unnest(${payloads}::text[]) payload`
}

function inParts(change: Change): Change[] {
  const parts: Change[] = []
  for (let start = 0; start === 0 || start < change.invoiceIds.length; start += MOST_IDS) {
    parts.push({ ...change, invoiceIds: change.invoiceIds.slice(start, start + MOST_IDS) })
  }
  return parts
}
