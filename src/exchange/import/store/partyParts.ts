import type { PartyRecord } from '../record/party.ts'
import { wordColumns } from '../record/word.ts'
import { childId } from './childId.ts'
import type { Ground } from './ground.ts'
import type { Part } from './links.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope } from './scope.ts'

type PlannedParty = Planned<PartyRecord>

export function tagRows(
  { organizationId, now }: Scope,
  { id, record }: PlannedParty,
  { idOf }: Ground,
): Row[] {
  // Two of the source's tags may be one here, by their names.
  const rows = record.tags.map(({ tagExternalId, ...columns }) => {
    const tagId = idOf('TAG', tagExternalId)
    return {
      organizationId,
      id: childId(id, `tag ${tagId}`),
      partyId: id,
      tagId,
      ...columns,
      updatedAt: now.toISOString(),
    }
  })
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

export function portalRows(
  { organizationId, now }: Scope,
  { id, record }: PlannedParty,
  { idOf }: Ground,
): Row[] {
  return record.apPortals.map((portal) => {
    const { externalId, accountExternalId, provider, reportFrequency, ...columns } = portal
    return {
      organizationId,
      id: portalId(id, externalId),
      partyId: id,
      accountId: idOf('AP_PORTAL_ACCOUNT', accountExternalId),
      ...columns,
      ...wordColumns('provider', provider),
      ...wordColumns('reportFrequency', reportFrequency),
      updatedAt: now.toISOString(),
    }
  })
}

export function portalParts({ id, isNew, record }: PlannedParty): Part[] {
  return record.apPortals.map(({ externalId }) => ({
    id: portalId(id, externalId),
    isNew,
    externalId,
    facts: {},
  }))
}

function portalId(partyId: string, externalId: string): string {
  return childId(partyId, `portal ${externalId}`)
}
