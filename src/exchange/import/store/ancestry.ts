import type { CanonicalRecord } from '../record/record.ts'
import { Refusal } from '../rejection.ts'
import { type Known, keyOf } from './known.ts'
import type { Scope, Transaction } from './scope.ts'

type Ancestry = { known: ReadonlyMap<string, Known>; parents: Map<string, string | null> }

/** Refuses an email that would answer itself by way of others, and notes which one it answers. */
export function checkAncestry(
  { type, fields }: CanonicalRecord,
  id: string,
  { known, parents }: Ancestry,
): void {
  if (type !== 'email') return
  const name = fields.parentExternalId
  const parentId = name === null ? null : (known.get(keyOf('EMAIL', name))?.id ?? null)
  if (parentId === '') return // A rehearsal knows no ids of what it has not written.
  for (let at = parentId; at !== null; at = parents.get(at) ?? null) {
    if (at === id)
      throw new Refusal('parentExternalId', `must not be an answer to this email: "${name}" is one`)
  }
  parents.set(id, parentId)
}

/** Which email answers which, for those that are named and all that these go back to. */
export async function findParents(
  transaction: Pick<Transaction, '$queryRaw'>,
  { organizationId }: Pick<Scope, 'organizationId'>,
  emailIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (emailIds.length === 0) return new Map()
  const found = await transaction.$queryRaw<{ id: string; parentId: string | null }[]>`
    with recursive line as (
      select e.id, e.parent_email_id from email e
      where e.organization_id = ${organizationId}::uuid and e.id = any(${[...emailIds]}::uuid[])
      union
      select e.id, e.parent_email_id from line
      join email e on e.organization_id = ${organizationId}::uuid and e.id = line.parent_email_id
    )
    select id, parent_email_id as "parentId" from line`
  return new Map(found.map(({ id, parentId }) => [id, parentId]))
}
