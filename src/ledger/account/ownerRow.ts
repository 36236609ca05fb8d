import { raw, type Sql, sql } from '../../database/sql.ts'
import type { Membership, Viewer } from '../../graph/viewer.ts'

/** Who a token belongs to, and until when. */
export type Owner = { viewer: Viewer; expiresAt: number | null; isRevoked: boolean }

/** `version` tells whether the rows that `owner` was made of are still the same. */
export type OwnerRow = { hash: string; version: string; owner: string }

const ORGANIZATION = raw(`o.id, o.name, o.timezone, o.default_currency, o.own_party_id, o.created_at,
        o.updated_at, o.outreach_window_start, o.outreach_window_end, o.outreach_weekdays, o.min_days_between_outreach,
        o.inbound_grace_period_days`)

/** The owners of tokens with their memberships, the default one first, else the oldest. */
export function ownersStatement(hashes: readonly Buffer[]): Sql {
  return ownersWhere(sql`t.hash = any(${[...hashes]}::bytea[])`)
}

/** The owner of one token, wherever it was remembered. */
export function ownerStatement(tokenId: string): Sql {
  return ownersWhere(sql`t.id = ${tokenId}::uuid`)
}

function ownersWhere(condition: Sql): Sql {
  return sql`
    select encode(t.hash, 'hex') as hash, viewer_version(t.hash) as version, json_build_array(t.user_id, t.id, t.name, t.is_read_only, t.expires_at, t.revoked_at is not null, (
      select json_agg(json_build_array(${ORGANIZATION}, m.is_default, m.is_org_admin, m.is_access_approved, m.onboarding_required)
        order by m.is_default desc, m.created_at, m.organization_id)
      from organization_membership m join organization o on o.id = m.organization_id
      where m.user_id = t.user_id and m.ended_at is null and m.is_access_approved))::text as owner
    from api_token t where ${condition}`
}

/** Nobody in particular, who is an administrator of the one organization. */
export function operatorStatement(organizationId: string): Sql {
  return sql`
    select json_build_array(${NOBODY}::uuid, ${NOBODY}::uuid, null, true, null, false,
      json_build_array(json_build_array(${ORGANIZATION}, true, true, true, false)))::text as owner
    from organization o where o.id = ${organizationId}::uuid`
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

type OwnerCells = [
  userId: string,
  tokenId: string,
  tokenName: string | null,
  isReadOnly: boolean,
  expiresAt: string | null,
  isRevoked: boolean,
  memberships: MembershipCells[] | null,
]
type MembershipCells = [
  id: string,
  name: string,
  timezone: string,
  defaultCurrency: string,
  ownPartyId: string | null,
  createdAt: string,
  updatedAt: string,
  windowStart: number | null,
  windowEnd: number | null,
  weekdays: number[],
  minDaysBetweenOutreach: number,
  inboundGracePeriodDays: number,
  isDefault: boolean,
  isOrgAdmin: boolean,
  isAccessApproved: boolean,
  onboardingRequired: boolean,
]

/** Takes apart what the statement builds. */
export function readOwner(text: string): Owner {
  // What the statement builds.
  const [userId, tokenId, tokenName, isReadOnly, expiresAt, isRevoked, memberships] = JSON.parse(
    text,
  ) as OwnerCells
  return {
    viewer: {
      userId,
      tokenId,
      tokenName,
      isReadOnly,
      memberships: new Map((memberships ?? []).map((cells) => [cells[0], readMembership(cells)])),
    },
    expiresAt: expiresAt === null ? null : Date.parse(expiresAt),
    isRevoked,
  }
}

function readMembership(cells: MembershipCells): Membership {
  const [id, name, timezone, defaultCurrency, ownPartyId, createdAt, updatedAt, ...others] = cells
  const [windowStart, windowEnd, weekdays, minDaysBetweenOutreach, inboundGracePeriodDays, ...flags] = others
  const [isDefault, isOrgAdmin, isAccessApproved, onboardingRequired] = flags
  const outreach = { windowStart, windowEnd, weekdays, minDaysBetweenOutreach, inboundGracePeriodDays }
  const dates = { createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) }
  return {
    organization: { id, name, timezone, defaultCurrency, ownPartyId, outreach, ...dates },
    isDefault,
    isOrgAdmin,
    isAccessApproved,
    onboardingRequired,
  }
}
