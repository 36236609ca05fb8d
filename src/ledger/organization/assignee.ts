import { sql } from '../../database/sql.ts'
import { decodeGlobalId } from '../../graph/globalId.ts'
import { notFound } from '../../graph/mutation/input.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'

/**
 * The UUID of the person who is to be in charge: somebody who belongs to the organization today. Null is nobody; left out is
 * REQUIRED, so that nobody is taken off a row by an oversight.
 */
export async function readAssignee(
  { run, organizationId }: Pick<DirectWork, 'run' | 'organizationId'>,
  text: string | null | undefined,
  field = 'assigneeId',
): Promise<string | null> {
  if (text === undefined) throw refusal('REQUIRED', field, 'Name somebody, or give null for nobody.')
  if (text === null) return null
  const globalId = decodeGlobalId(text)
  if (globalId?.type !== 'User') throw notFound('User', text, field)
  const [member] = await run<{ id: string }>(sql`select m.user_id as id from organization_membership m
    where m.organization_id = ${organizationId}::uuid and m.user_id = ${globalId.id}::uuid
      and m.ended_at is null and m.is_access_approved`)
  if (member === undefined) throw notFound('User', text, field)
  return member.id
}
