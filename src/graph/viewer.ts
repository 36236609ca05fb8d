import { badInput, refuse } from './error.ts'
import { parseId } from './globalId.ts'

/** When mail may go out to customers. */
export type OutreachSettings = {
  /** Minutes after local midnight; both are null where every hour will do. */
  windowStart: number | null
  windowEnd: number | null
  /** ISO weekdays, 1 is Monday; empty: every day. */
  weekdays: readonly number[]
  minDaysBetweenOutreach: number
  inboundGracePeriodDays: number
}

/** The organization as every request needs it: to count days, to name currencies and to judge outreach. */
export type OrganizationFacts = {
  id: string
  name: string
  timezone: string
  defaultCurrency: string
  ownPartyId: string | null
  outreach: OutreachSettings
  createdAt: Date
  updatedAt: Date
}

export type Membership = {
  organization: OrganizationFacts
  isDefault: boolean
  isOrgAdmin: boolean
  isAccessApproved: boolean
  onboardingRequired: boolean
}

/** Who asks: the token's owner and the organizations that person belongs to. */
export type Viewer = {
  userId: string
  tokenId: string
  tokenName: string | null
  isReadOnly: boolean
  memberships: ReadonlyMap<string, Membership>
}

/** Why a token lets nobody in. That it has ended is told only to who holds it: its hash was found. */
export type TokenFault = 'UNKNOWN' | 'EXPIRED' | 'REVOKED'

/** Finds who a token belongs to, or why it is nobody. */
export type FindViewer = (tokenHash: Buffer, now: Date) => Promise<Viewer | TokenFault>

/**
 * The organization that a root field's `organizationId` argument names, the viewer's default one when it is left
 * out. Malformed: BAD_USER_INPUT. Not a member, or no such organization: FORBIDDEN, one answer for both.
 */
export function resolveOrganization(viewer: Viewer, argument: string | null | undefined): OrganizationFacts {
  if (argument === null || argument === undefined) return defaultOrganization(viewer)
  const membership = viewer.memberships.get(parseId('organizationId', 'Organization', argument))
  if (membership === undefined) throw refuse('FORBIDDEN', 'You are not a member of this organization.')
  return membership.organization
}

/** The membership marked as default, else the oldest: the order findViewer reads them in. */
export function defaultOrganization(viewer: Viewer): OrganizationFacts {
  const [membership] = viewer.memberships.values()
  if (membership === undefined) {
    throw badInput('organizationId', 'you belong to no organization, so there is no default one.')
  }
  return membership.organization
}
