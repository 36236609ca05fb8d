import { setImmediate } from 'node:timers/promises'
import type { Database } from '../database/client.ts'
import { sql } from '../read/sql.ts'
import type { Membership, Viewer } from '../viewer.ts'

/** Why a token lets nobody in. That it has ended is told only to who holds it: its hash was found. */
export type TokenFault = 'UNKNOWN' | 'EXPIRED' | 'REVOKED'

/** Finds who a token belongs to, or why it is nobody. */
export type FindViewer = (tokenHash: Buffer, now: Date) => Promise<Viewer | TokenFault>

type Owner = { viewer: Viewer; expiresAt: number | null; isRevoked: boolean }
type OwnerRow = { hash: string; owner: string }

/** Owners that were read before: read again, the same text need not be taken apart again. */
const MAX_KNOWN = 1_000

/**
 * Every request looks up its token anew. Those that come while a look-up is under way share the next one: each is
 * answered by a statement that began after it came, and under load one statement answers many.
 */
export function createFindViewer(database: Database): FindViewer {
  const known = new Map<string, { text: string; owner: Owner }>()
  let next: { hashes: Map<string, Buffer>; owners: Promise<ReadonlyMap<string, Owner>> } | null = null
  let current: Promise<unknown> = Promise.resolve()

  function ownerOf({ hash, owner: text }: OwnerRow): Owner {
    const before = known.get(hash)
    if (before?.text === text) return before.owner
    if (known.size >= MAX_KNOWN) known.clear()
    const owner = readOwner(text)
    known.set(hash, { text, owner })
    return owner
  }

  async function readNext(hashes: ReadonlyMap<string, Buffer>): Promise<ReadonlyMap<string, Owner>> {
    await current.catch(() => {})
    // Whoever has come in by the end of this turn is asked for, too.
    await setImmediate()
    next = null
    const reading = database.read<OwnerRow>(ownersStatement([...hashes.values()]))
    current = reading
    return new Map((await reading).map((row) => [row.hash, ownerOf(row)]))
  }

  return async (tokenHash, now) => {
    const hash = tokenHash.toString('hex')
    if (next === null) {
      const hashes = new Map<string, Buffer>()
      next = { hashes, owners: readNext(hashes) }
    }
    next.hashes.set(hash, tokenHash)
    const owner = (await next.owners).get(hash)
    if (owner === undefined) return 'UNKNOWN'
    if (owner.isRevoked) return 'REVOKED'
    return owner.expiresAt !== null && owner.expiresAt <= now.getTime() ? 'EXPIRED' : owner.viewer
  }
}

/** The owners of tokens with their memberships, the default one first, else the oldest. */
function ownersStatement(hashes: Buffer[]) {
  return sql`
    select encode(t.hash, 'hex') as hash, json_build_array(t.user_id, t.id, t.name, t.is_read_only, t.expires_at, t.revoked_at is not null, (
      select json_agg(json_build_array(o.id, o.name, o.timezone, o.default_currency, o.own_party_id, o.created_at,
        o.updated_at, o.outreach_window_start, o.outreach_window_end, o.outreach_weekdays, o.min_days_between_outreach,
        o.inbound_grace_period_days, m.is_default, m.is_org_admin, m.is_access_approved, m.onboarding_required)
        order by m.is_default desc, m.created_at, m.organization_id)
      from organization_membership m join organization o on o.id = m.organization_id
      where m.user_id = t.user_id and m.ended_at is null and m.is_access_approved))::text as owner
    from api_token t where t.hash = any(${hashes}::bytea[])`
}

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

function readOwner(text: string): Owner {
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
