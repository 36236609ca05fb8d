import type { SourceRecord } from '../source/source.ts'
import { connectionRecords } from './connectionRecords.ts'
import { completePartner, PARTY, PORTAL_ACCOUNT, TAG } from './partySpec.ts'
import { isRaw, type Raw } from './spec.ts'
import type { Telling } from './telling.ts'
import { id } from './values.ts'

/** A partner with what it names: its tags, the accounts at its portals, its connection. */
export function* partyRecords(
  telling: Telling,
  partner: Raw,
  { path, isMention = false }: { path: string; isMention?: boolean },
): Generator<SourceRecord> {
  if (!telling.told.isNews(`partner ${String(partner.id)} ${isMention}`, partner)) return
  const connection = partner.linked_integration
  yield* connectionRecords(telling, connection, `${path}.linked_integration`)
  yield* namedRecords(telling, partner, path)
  yield telling.record({
    type: 'party',
    spec: PARTY,
    source: completePartner(partner),
    raw: partner,
    path,
    isMention,
    extra: {
      ...telling.member('assigneeEmail', partner, ['assignee', 'assignee_id']),
      ...(isRaw(connection) && connection.id != null
        ? { linkedIntegrationExternalId: id(connection.id) }
        : {}),
    },
    origins: { assigneeEmail: 'assignee.email', linkedIntegrationExternalId: 'linked_integration.id' },
  })
}

function* namedRecords(telling: Telling, partner: Raw, path: string): Generator<SourceRecord> {
  for (const [index, entry] of listOf(partner.tags).entries()) {
    const tag = isRaw(entry) ? entry.tag : undefined
    if (!isRaw(tag) || !telling.told.isNews(`tag ${String(tag.id)}`, tag)) continue
    yield telling.record({ type: 'tag', spec: TAG, source: tag, path: `${path}.tags[${index}].tag` })
  }
  for (const [index, entry] of listOf(partner.ap_portals).entries()) {
    const account = isRaw(entry) ? entry.account : undefined
    if (!isRaw(account) || !telling.told.isNews(`account ${String(account.id)}`, account)) continue
    const at = `${path}.ap_portals[${index}].account`
    yield telling.record({ type: 'apPortalAccount', spec: PORTAL_ACCOUNT, source: account, path: at })
  }
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
