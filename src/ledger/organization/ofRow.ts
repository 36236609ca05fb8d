import type { Context } from '../../graph/context.ts'
import type { OrganizationFacts } from '../../graph/viewer.ts'
import { Organization } from './type.ts'

/** The options of a field that answers the organization of a row: the viewer belongs to it, or would not see the row. */
export const organizationOfRow = {
  type: Organization,
  description: 'The organization it belongs to (`organization_id`).',
  resolve: (
    { organizationId }: { organizationId: string },
    _arguments: object,
    { viewer }: Context,
  ): OrganizationFacts => {
    const membership = viewer.memberships.get(organizationId)
    if (membership === undefined) throw new Error('A row was read for somebody who belongs elsewhere.')
    return membership.organization
  },
}
