import { type Sql, sql } from '../database/sql.ts'
import type { QueueName } from './jobs.ts'

/** Whether a job of this queue waits or is under way that says this under the key. */
export function hasLiveJob(name: QueueName, key: string, said: Sql): Sql {
  return sql`exists (select from pgboss.job j
    where j.name = ${name}::text and j.state in ('created', 'retry', 'active') and j.data ->> ${key}::text = ${said}::text)`
}
