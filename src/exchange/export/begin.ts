import type { Database } from '../../database/client.ts'
import { sql } from '../../database/sql.ts'

/** An export as far as it has come. */
export type Progress = {
  organizationId: string
  id: string
  tokenId: string
  query: string
  format: 'JSON_LINES' | 'CSV'
  partCount: number
  rowCount: number
  byteCount: number
  cursor: string | null
  createdAt: Date
}

type Asked = { organizationId: string; bulkQueryId: string; now: Date }

/** Marks it as begun; null where there is nothing to do any more. */
export async function begin(
  database: Pick<Database, 'transact'>,
  { organizationId, bulkQueryId, now }: Asked,
): Promise<Progress | null> {
  const [found] = await database.transact((run) =>
    run<Omit<Progress, 'byteCount'> & { byteCount: bigint }>(sql`
      update bulk_query set status = 'RUNNING', started_at = coalesce(started_at, ${now}::timestamptz)
      where organization_id = ${organizationId}::uuid and id = ${bulkQueryId}::uuid and status in ('WAITING', 'RUNNING')
      returning organization_id as "organizationId", id, token_id as "tokenId", query, format::text as format,
        part_count as "partCount", row_count as "rowCount", byte_count as "byteCount", cursor, created_at as "createdAt"`),
  )
  return found === undefined ? null : { ...found, byteCount: Number(found.byteCount) }
}
