import { builder } from '../../graph/builder.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { defaultOrganization, resolveOrganization, type Viewer } from '../../graph/viewer.ts'
import { memberById } from './member.ts'
import { membershipByUser, OrganizationMembership } from './membership.ts'
import { Organization } from './type.ts'
import { User } from './user.ts'

export const ViewerType = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks: the owner of the token.',
  fields: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The person. Null only for somebody who belongs to no organization.',
      resolve: (viewer, _arguments, context) => {
        const [organizationId] = viewer.memberships.keys()
        return organizationId === undefined ? null : memberById(context, organizationId, viewer.userId)
      },
    }),
    organizations: t.field({
      type: [OrganizationMembership],
      description: 'The organizations the viewer belongs to, the default one first.',
      resolve: async (viewer, _arguments, context) => {
        const organizationIds = [...viewer.memberships.keys()]
        const rows = organizationIds.map((id) => membershipByUser(context, id, viewer.userId))
        // One that ended a moment ago is gone with the next request.
        return (await Promise.all(rows)).filter((row) => row !== null)
      },
    }),
    defaultOrganization: t.field({
      type: Organization,
      nullable: true,
      description:
        'The organization meant when `organizationId` is left out. Null for somebody who belongs to none.',
      resolve: (viewer) => (viewer.memberships.size === 0 ? null : defaultOrganization(viewer)),
    }),
    isReadOnly: t.exposeBoolean('isReadOnly', { description: 'Whether the token may only read.' }),
  }),
})

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    description: 'Who you are to this API.',
    resolve: (_root, _arguments, context) => context.viewer,
  }),
  organization: t.field({
    type: Organization,
    nullable: true,
    description:
      'One organization of yours. BAD_USER_INPUT when the id is malformed, FORBIDDEN when it is not yours.',
    args: {
      id: t.arg.id({
        ...takesNull,
        description: 'Global id or UUID; your default organization when left out.',
      }),
    },
    resolve: (_root, { id }, context) => resolveOrganization(context.viewer, id),
  }),
}))
