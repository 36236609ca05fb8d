import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import { type Sql, sql } from '../../database/sql.ts'
import type { Progress } from './begin.ts'
import type { Exporter } from './exporter.ts'
import { KEPT_HOURS } from './limits.ts'

const compress = promisify(gzip)

type ErrorCode = 'ROW_LIMIT' | 'SIZE_LIMIT' | 'ACCESS_ENDED' | 'QUERY_FAILED' | 'INTERNAL'

/** How an export ends. */
export type End = { status: 'COMPLETED' } | { status: 'FAILED'; code: ErrorCode; message: string }

/** A piece of the file, the rows that stand in it, and the cursor of the last one. */
export type Part = { text: string; rows: number; cursor: string | null }

/** What becomes of the export with this part: it goes on in this job, or in another one, or it has ended. */
export type Next = 'GO_ON' | 'HAND_ON' | End

/** Another job does the same, or it was cancelled. */
export class Overtaken extends Error {}

/**
 * Keeps a part together with how far it takes the export, in one transaction: whoever goes on after this one was killed begins
 * right behind it. Only one of several jobs, which only a lost heartbeat can bring about, gets to write part number n.
 */
export async function storePart(
  { database, queue, now }: Pick<Exporter, 'database' | 'queue' | 'now'>,
  progress: Progress,
  part: Part,
  next: Next,
): Promise<Progress> {
  const bytes = Buffer.from(part.text)
  const content = bytes.length === 0 ? null : await compress(bytes, { level: constants.Z_BEST_SPEED })
  const { organizationId, id, partCount } = progress
  const after: Progress = {
    ...progress,
    partCount: content === null ? partCount : partCount + 1,
    rowCount: progress.rowCount + part.rows,
    byteCount: progress.byteCount + bytes.length,
    cursor: part.cursor,
  }
  await database.transact(async (run, tell) => {
    const [held] = await run<{ id: string }>(sql`
      update bulk_query set part_count = ${after.partCount}::int, row_count = ${after.rowCount}::int,
        byte_count = ${BigInt(after.byteCount)}::bigint, cursor = ${after.cursor}::text${endOf(next, now())}
      where organization_id = ${organizationId}::uuid and id = ${id}::uuid and status = 'RUNNING'
        and part_count = ${partCount}::int and row_count = ${progress.rowCount}::int
      returning id`)
    if (held === undefined) throw new Overtaken()
    if (content !== null) {
      tell(sql`insert into bulk_query_part (organization_id, bulk_query_id, number, content)
        values (${organizationId}::uuid, ${id}::uuid, ${partCount}::int, ${content}::bytea)`)
    }
    const job = { organizationId, bulkQueryId: id }
    if (next === 'HAND_ON') await queue.send('bulk-query', job, { tell })
    else if (next !== 'GO_ON') {
      await queue.send('bulk-query-removal', job, { tell, delaySeconds: KEPT_HOURS * 3_600 })
    }
  })
  return after
}

function endOf(next: Next, now: Date): Sql {
  if (next === 'GO_ON' || next === 'HAND_ON') return sql``
  const [code, message] = next.status === 'FAILED' ? [next.code, next.message] : [null, null]
  return sql`, ${ending(next.status, now)}, error_code = ${code}::text::"BulkQueryErrorCode", error_message = ${message}::text`
}

/** What every end has in common. */
export function ending(status: 'COMPLETED' | 'FAILED' | 'CANCELLED', now: Date): Sql {
  const expiresAt = new Date(now.getTime() + KEPT_HOURS * 3_600_000)
  return sql`status = ${status}::text::"BulkQueryStatus", ended_at = ${now}::timestamptz, expires_at = ${expiresAt}::timestamptz`
}
