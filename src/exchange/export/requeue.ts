import { sql } from '../../database/sql.ts'
import { hasLiveJob } from '../../queue/hasLiveJob.ts'
import { jobIdOf } from '../../queue/jobIdOf.ts'
import type { Exporter } from './exporter.ts'

type Stranded = { organizationId: string; id: string; expiresAt: Date | null; createdAt: Date; rows: number }

/** Makes new jobs for exports that have not ended, or are to be removed, and have none: of a queue that was emptied or restored. */
export async function requeueStranded({ database, queue, log }: Exporter): Promise<void> {
  await queue.open()
  const organizations = await database.read<{ id: string }>(sql`select id from organization`)
  for (const { id: organizationId } of organizations) {
    const stranded = await database.read<Stranded>(sql`
      select b.organization_id as "organizationId", b.id, b.expires_at as "expiresAt", b.created_at as "createdAt",
        b.row_count as rows
      from bulk_query b where b.organization_id = ${organizationId}::uuid
        and not ${hasLiveJob('bulk-query', 'bulkQueryId', sql`b.id`)}
        and not ${hasLiveJob('bulk-query-removal', 'bulkQueryId', sql`b.id`)}`)
    if (stranded.length === 0) continue
    await database.transact(async (_run, tell) => {
      for (const { id: bulkQueryId, expiresAt, createdAt, rows } of stranded) {
        const job = { organizationId, bulkQueryId }
        // Workers that start together find the same exports.
        const id = jobIdOf(`requeued at ${rows}`, bulkQueryId, expiresAt ?? createdAt)
        if (expiresAt === null) await queue.send('bulk-query', job, { tell, id })
        else await queue.send('bulk-query-removal', job, { tell, id, startAfter: expiresAt })
      }
    })
    log.warn({ organizationId, requeued: stranded.length }, 'Exports without a job have one again.')
  }
}
