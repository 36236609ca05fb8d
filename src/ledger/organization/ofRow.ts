import type { Context } from '../../graph/context.ts'
import { Organization } from './type.ts'

/** The options of a field that answers the organization of a row; it is known from the viewer, who belongs to it. */
export const organizationOfRow = {
  type: Organization,
  description: 'The organization it belongs to (`organization_id`).',
  resolve: ({ organizationId }: { organizationId: string }, _arguments: object, context: Context) =>
    context.organizationOf(organizationId),
}
