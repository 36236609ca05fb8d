import type { Prisma } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { rowByParent } from '../../graph/read/rowRelation.ts'
import { SortDirection } from '../../graph/sortDirection.ts'
import { memberById } from './member.ts'
import { Organization } from './type.ts'
import { User } from './user.ts'

export const membershipByUser = rowByParent('OrganizationMembership', 'userId')

type Settings = { threadEmailsSortOrder: 'ASC' | 'DESC' | null }

const DashboardSettings = builder.objectRef<Settings>('DashboardSettings').implement({
  description: 'How a person likes to see things.',
  fields: (t) => ({
    threadEmailsSortOrder: t.expose('threadEmailsSortOrder', {
      type: SortDirection,
      nullable: true,
      description: 'Which end of a thread of emails comes first. Null where nothing is known.',
    }),
  }),
})

export const OrganizationMembership = builder.prismaObject('OrganizationMembership', {
  select: { organizationId: true, userId: true },
  description: 'What a person is in one organization.',
  fields: (t) => ({
    organization: t.field({
      type: Organization,
      description: 'The organization.',
      resolve: ({ organizationId }, _arguments, context) => context.organizationOf(organizationId),
    }),
    isDefault: t.exposeBoolean('isDefault', {
      description:
        'Whether it is the organization meant when the person leaves `organizationId` out (`selected`).',
    }),
    isOrgAdmin: t.exposeBoolean('isOrgAdmin', { description: 'Whether the person administers it.' }),
    isAccessApproved: t.exposeBoolean('isAccessApproved', {
      description: 'Whether the membership is approved; without that the person sees nothing of it.',
    }),
    onboardingRequired: t.exposeBoolean('onboardingRequired', {
      description: 'Whether the person still has to be introduced to it.',
    }),
    invitedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who invited the person (`invited_by_user_id`).',
      ...related(memberById, 'invitedById'),
    }),
    dashboardSettings: t.field({
      type: DashboardSettings,
      description: 'How the person likes to see things.',
      select: { dashboardSettings: true },
      resolve: ({ dashboardSettings }) => readSettings(dashboardSettings),
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the person left it. Null for members of today.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the person joined it.' }),
  }),
})

/** By the names of ours or of the system that it came from, in any case; what is neither way is not known. */
function readSettings(json: Prisma.JsonValue): Settings {
  const settings = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
  const order = settings.threadEmailsSortOrder ?? settings.thread_emails_sort_order
  const direction = typeof order === 'string' ? order.toUpperCase() : null
  return { threadEmailsSortOrder: direction === 'ASC' || direction === 'DESC' ? direction : null }
}

builder.prismaObjectFields(User, (t) => ({
  membership: t.field({
    type: OrganizationMembership,
    nullable: true,
    description: 'What the person is in the organization through which you see them here.',
    ...related(membershipByUser, 'id'),
  }),
}))
