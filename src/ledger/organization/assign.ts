import { sql } from '../../database/sql.ts'
import { checkAllFound, idsIn } from '../../graph/mutation/idList.ts'
import type { Changed } from '../../graph/mutation/perform.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { tableOf } from '../../graph/read/table.ts'
import { readAssignee } from './assignee.ts'

/** So many rows are given to somebody at once. */
export const MOST_ASSIGNED = 100

type Assignment = {
  model: 'Invoice' | 'Party'
  ids: readonly string[]
  /** The field of the input that names them. */
  field: string
  assigneeId: string | null | undefined
}

/** Puts somebody in charge of all these rows, or of none of them. Answers the UUIDs of the rows. */
export async function assign(work: DirectWork, assignment: Assignment): Promise<Changed & { ids: string[] }> {
  const { run, tell, organizationId, now } = work
  const { model, field } = assignment
  const ids = idsIn(work, model, assignment.ids, { field, most: MOST_ASSIGNED })
  const after = await readAssignee(work, assignment.assigneeId)
  // In the order of their ids, so that two who give overlapping rows do not wait for each other.
  const found = await run<{ id: string; before: string | null }>(sql`
    select r.id, r.assignee_id as before from ${tableOf(model)} r
    where r.organization_id = ${organizationId}::uuid and r.id = any(${ids}::uuid[]) order by r.id for no key update`)
  checkAllFound(work, model, { ids: assignment.ids, field, found })
  const changed = found.filter(({ before }) => before !== after)
  tell(sql`update ${tableOf(model)} set assignee_id = ${after}::uuid, updated_at = ${now}::timestamptz
    where organization_id = ${organizationId}::uuid and id = any(${changed.map(({ id }) => id)}::uuid[])
    returning id`)
  return {
    ids,
    result: { ids },
    entity: { type: model, id: ids[0] ?? '' },
    changes: { assigneeId: after, before: Object.fromEntries(changed.map(({ id, before }) => [id, before])) },
  }
}
