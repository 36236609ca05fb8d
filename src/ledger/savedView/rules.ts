import type { Viewer } from '../../graph/viewer.ts'

/** A person alone, and an organization, has no more views than this. */
export const MOST_VIEWS_OF_ONE = 200
export const MOST_VIEWS = 2_000

type Owned = { organizationId: string; ownerId: string; isShared: boolean }

/** Its maker may, and administrators of the organization what is shared in it. */
export function mayChange(viewer: Viewer, { organizationId, ownerId, isShared }: Owned): boolean {
  if (ownerId === viewer.userId) return true
  return isShared && viewer.memberships.get(organizationId)?.isOrgAdmin === true
}
