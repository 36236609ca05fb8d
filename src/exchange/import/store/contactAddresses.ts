import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { AddressRecord, ContactAddressRecord } from '../record/address.ts'
import type { ContactRecord, PartyRecord } from '../record/party.ts'
import { withoutFacts } from '../record/remote.ts'
import { childId, childIds, isChildIdSql } from './childId.ts'
import { contactIds } from './contacts.ts'
import type { Part } from './links.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

/** An address of a contact; the main one is named by the contact, and may be one of its list or not. */
type ContactAddress = { contactId: string; row: Row; part: Part; isMain: boolean }

export function contactAddresses(scope: Scope, party: Planned<PartyRecord>): ContactAddress[] {
  const ids = contactIds(party)
  return party.record.contacts.flatMap((contact, index) =>
    addressesOf(scope, party, contact, ids[index] ?? ''),
  )
}

function addressesOf(
  scope: Scope,
  party: Planned<PartyRecord>,
  { address: main, addresses }: ContactRecord,
  contactId: string,
): ContactAddress[] {
  const ids = childIds(
    contactId,
    addresses.map(({ externalId }) => `address ${externalId ?? ''}`),
  )
  const made = (
    id: string,
    record: ContactAddressRecord,
    isListed: boolean,
    isMain: boolean,
  ): ContactAddress => ({
    contactId,
    isMain,
    row: addressRow(scope, { id, record, contactId: isListed ? contactId : null }),
    part: {
      id,
      isNew: party.isNew,
      externalId: record.externalId,
      facts: { ...record, linkedIntegrationExternalId: party.record.linkedIntegrationExternalId },
    },
  })
  const listed = addresses.map((record, index) => {
    const isMain = main?.externalId != null && main.externalId === record.externalId
    return made(ids[index] ?? '', isMain ? merged(record, main) : record, true, isMain)
  })
  if (main === null || listed.some(({ isMain }) => isMain)) return listed
  return [...listed, made(childId(contactId, 'main address'), { ...main, isPrimary: false }, false, true)]
}

/** The main address says some things that the list leaves out. */
function merged(record: ContactAddressRecord, main: AddressRecord): ContactAddressRecord {
  return { ...record, phone: record.phone ?? main.phone, remoteId: record.remoteId ?? main.remoteId }
}

function addressRow(
  { organizationId, now }: Scope,
  { id, record, contactId }: { id: string; record: ContactAddressRecord; contactId: string | null },
): Row {
  const { externalId, ...columns } = record
  return {
    organizationId,
    id,
    contactId,
    ...withoutFacts(columns),
    updatedAt: now.toISOString(),
  }
}

/** Takes the addresses that were imported with the contacts of parties away, to be stored anew; returns their ids. */
export async function removeContactAddresses(
  transaction: Transaction,
  { organizationId }: Scope,
  partyIds: readonly string[],
): Promise<string[]> {
  if (partyIds.length === 0) return []
  const found = await transaction.$queryRaw<{ id: string }[]>`
    select a.id from contact c
    join address a on a.organization_id = ${organizationId}::uuid and (a.contact_id = c.id or a.id = c.address_id)
    where c.organization_id = ${organizationId}::uuid and c.party_id = any(${[...partyIds]}::uuid[])
      and ${Prisma.raw(isChildIdSql('a.id', 'c.id'))}`
  const ids = [...new Set(found.map(({ id }) => id))]
  if (ids.length === 0) return []
  await transaction.$executeRaw`
    update contact set address_id = null
    where organization_id = ${organizationId}::uuid and party_id = any(${[...partyIds]}::uuid[])
      and address_id = any(${ids}::uuid[])`
  await transaction.$executeRaw`
    delete from address where organization_id = ${organizationId}::uuid and id = any(${ids}::uuid[])`
  return ids
}
