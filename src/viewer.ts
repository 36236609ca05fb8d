import type { Database } from './database/client.ts'
import { badInput, refuse } from './error.ts'
import { parseId } from './globalId.ts'
import { sql } from './read/sql.ts'

/** The organization as every request needs it: to count days and to name currencies. */
export type OrganizationFacts = {
  id: string
  name: string
  timezone: string
  defaultCurrency: string
  ownPartyId: string | null
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
  isReadOnly: boolean
  memberships: ReadonlyMap<string, Membership>
}

type ViewerRow = Membership &
  OrganizationFacts & { userId: string; tokenId: string; isReadOnly: boolean; organizationId: string | null }

/** The owner of a token that is neither expired nor revoked, with memberships, in one statement. */
export async function findViewer(database: Database, tokenHash: Buffer, now: Date): Promise<Viewer | null> {
  const rows = await database.$queryRaw<ViewerRow[]>(sql`
    select t.user_id as "userId", t.id as "tokenId", t.is_read_only as "isReadOnly",
      o.id as "organizationId", o.id, o.name, o.timezone, o.default_currency as "defaultCurrency",
      o.own_party_id as "ownPartyId", o.created_at as "createdAt", o.updated_at as "updatedAt",
      m.is_default as "isDefault", m.is_org_admin as "isOrgAdmin", m.is_access_approved as "isAccessApproved",
      m.onboarding_required as "onboardingRequired"
    from api_token t
    left join organization_membership m on m.user_id = t.user_id and m.ended_at is null and m.is_access_approved
    left join organization o on o.id = m.organization_id
    where t.hash = ${tokenHash} and t.revoked_at is null
      and (t.expires_at is null or t.expires_at > ${now.toISOString()}::timestamptz)
    order by m.is_default desc, m.created_at, m.organization_id`)
  const first = rows[0]
  if (first === undefined) return null
  const members = rows.filter((row) => row.organizationId !== null)
  return {
    userId: first.userId,
    tokenId: first.tokenId,
    isReadOnly: first.isReadOnly,
    memberships: new Map(members.map((row) => [row.id, toMembership(row)])),
  }
}

function toMembership(row: ViewerRow): Membership {
  const { id, name, timezone, defaultCurrency, ownPartyId, createdAt, updatedAt } = row
  const { isDefault, isOrgAdmin, isAccessApproved, onboardingRequired } = row
  return {
    organization: { id, name, timezone, defaultCurrency, ownPartyId, createdAt, updatedAt },
    isDefault,
    isOrgAdmin,
    isAccessApproved,
    onboardingRequired,
  }
}

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
