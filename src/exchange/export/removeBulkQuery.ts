import type { Database } from '../../database/client.ts'
import { sql } from '../../database/sql.ts'

/** Parts deleted at a time, so that no statement takes long. */
const PARTS = 50

type Asked = { organizationId: string; bulkQueryId: string; now: Date }

/** Removes an export whose time is over, with its file. RETRY where it is not over yet, by the clock of this worker. */
export async function removeBulkQuery(
  { transact }: Pick<Database, 'transact'>,
  { organizationId, bulkQueryId, now }: Asked,
): Promise<'DONE' | 'RETRY'> {
  const [found] = await transact((run) =>
    run<{ isOver: boolean }>(sql`
      select expires_at <= ${now}::timestamptz as "isOver" from bulk_query where organization_id = ${organizationId}::uuid and id = ${bulkQueryId}::uuid
        and expires_at is not null`),
  )
  if (found === undefined) return 'DONE'
  if (!found.isOver) return 'RETRY'
  let removed: number
  do {
    const parts = await transact((run) =>
      run<{ number: number }>(sql`
        delete from bulk_query_part where organization_id = ${organizationId}::uuid
          and bulk_query_id = ${bulkQueryId}::uuid and number = any(array(
            select p.number from bulk_query_part p where p.organization_id = ${organizationId}::uuid
              and p.bulk_query_id = ${bulkQueryId}::uuid order by p.number limit ${PARTS}::int))
        returning number`),
    )
    removed = parts.length
  } while (removed === PARTS)
  await transact((run) =>
    run(
      sql`delete from bulk_query where organization_id = ${organizationId}::uuid and id = ${bulkQueryId}::uuid`,
    ),
  )
  return 'DONE'
}
