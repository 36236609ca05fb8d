import { sql } from '../../database/sql.ts'
import { shorten } from '../../graph/globalId.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { RECEIVED } from '../attachment/received.ts'

const MOST_ATTACHMENTS = 20
const MOST_BYTES = 10 * 1_048_576

/** The ids of the newest files with these names that were added here, in this order. */
export async function findAttachments(work: DirectWork, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  if (names.length > MOST_ATTACHMENTS) {
    throw refusal('TOO_MANY_ITEMS', 'attachments', `An email takes at most ${MOST_ATTACHMENTS} files.`)
  }
  const rows = await work.run<{ id: string; name: string; size: number }>(sql`
    select distinct on (a.name) a.id, a.name, length(a.content) as size from attachment a
    where a.organization_id = ${work.organizationId}::uuid and a.name = any(${[...names]}::text[]) and a.content is not null
      and a.purpose is distinct from ${RECEIVED}::text
    order by a.name, a.created_at desc, a.id desc`)
  const byName = new Map(rows.map((row) => [row.name, row]))
  const found = names.map((name, index) => {
    const row = byName.get(name)
    if (row !== undefined) return row
    throw refusal('NOT_FOUND', `attachments.${index}`, `There is no file named "${shorten(name)}" to attach.`)
  })
  if (found.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) {
    throw refusal('INVALID', 'attachments', 'The files of one email have at most 10 MiB together.')
  }
  return found.map(({ id }) => id)
}
