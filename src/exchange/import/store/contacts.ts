import type { ContactRecord, PartyRecord } from '../record/party.ts'
import { withoutFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { childIds } from './childId.ts'
import type { Part } from './links.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope } from './scope.ts'

type PlannedParty = Planned<PartyRecord>

export function contactIds({ id, record }: PlannedParty): string[] {
  return childIds(id, record.contacts.map(contactKey))
}

/** Without the address, which is stored after them. */
export function contactRows({ organizationId, now }: Scope, party: PlannedParty): Row[] {
  const ids = contactIds(party)
  return party.record.contacts.map((contact, index) => {
    const { externalId, address, addresses, externalRole, internalRole, ...columns } = contact
    return {
      organizationId,
      id: ids[index],
      partyId: party.id,
      ...withoutFacts(columns),
      ...wordColumns('externalRole', externalRole),
      ...wordColumns('internalRole', internalRole),
      updatedAt: now.toISOString(),
    }
  })
}

export function contactParts(party: PlannedParty): Part[] {
  const ids = contactIds(party)
  const { linkedIntegrationExternalId } = party.record
  return party.record.contacts.map((contact, index) => ({
    id: ids[index] ?? '',
    isNew: party.isNew,
    externalId: contact.externalId,
    facts: { ...contact, linkedIntegrationExternalId },
  }))
}

/** What makes a contact the same one in the next import. */
function contactKey({ externalId, email, name }: ContactRecord): string {
  if (externalId !== null) return `contact ${externalId}`
  return email === null ? `contact named ${name}` : `contact at ${email.toLowerCase()}`
}
