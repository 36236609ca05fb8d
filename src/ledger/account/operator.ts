import type { Read } from '../../database/read.ts'
import type { Viewer } from '../../graph/viewer.ts'
import { type OwnerRow, operatorStatement, readOwner } from './ownerRow.ts'

/** Whoever works on the database itself, who may see all of the organization; null where there is none. */
export async function operatorOf(read: Read, organizationId: string): Promise<Viewer | null> {
  const [row] = await read<Pick<OwnerRow, 'owner'>>(operatorStatement(organizationId))
  return row === undefined ? null : readOwner(row.owner).viewer
}
