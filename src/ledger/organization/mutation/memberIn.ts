import { sql } from '../../../database/sql.ts'
import { decodeGlobalId } from '../../../graph/globalId.ts'
import { notFound } from '../../../graph/mutation/input.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'

/** The UUID of the person whom a global id names, if they belong to the organization that is being changed today. */
export async function memberIn(work: DirectWork, text: string, field: string): Promise<string> {
  const named = decodeGlobalId(text)
  if (named?.type !== 'User') throw notFound('User', text, field)
  const [member] = await work.run<{ userId: string }>(sql`
    select m.user_id as "userId" from organization_membership m
    where m.organization_id = ${work.organizationId}::uuid and m.user_id = ${named.id}::uuid
      and m.ended_at is null and m.is_access_approved`)
  if (member === undefined) throw notFound('User', text, field)
  return member.userId
}
