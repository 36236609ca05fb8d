import type { Read } from '../../database/read.ts'
import type { Viewer } from '../../graph/viewer.ts'
import { hasExpired } from './findViewer.ts'
import { type OwnerRow, ownerStatement, readOwner } from './ownerRow.ts'

/**
 * Who started something with this token, for what is done later in that person's name: as a member of the one organization, with what
 * may be seen there by now. Null once the token has ended, or the membership has.
 */
export async function memberByToken(
  read: Read,
  { tokenId, organizationId, now }: { tokenId: string; organizationId: string; now: Date },
): Promise<Viewer | null> {
  const [row] = await read<OwnerRow>(ownerStatement(tokenId))
  if (row === undefined) return null
  const owner = readOwner(row.owner)
  const membership = owner.viewer.memberships.get(organizationId)
  if (owner.isRevoked || hasExpired(owner, now) || membership === undefined) return null
  return { ...owner.viewer, memberships: new Map([[organizationId, membership]]) }
}
