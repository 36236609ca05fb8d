import type { Contact, Organization } from '../../../prisma/generated/client/client.ts'
import { COUNTRIES } from '../words/places.ts'
import type { World } from '../world.ts'
import { addressRow } from './address.ts'
import { makeParty } from './party.ts'

/** The organization as it appears on its own invoices. */
export function makeOwnParty(world: World, organization: Organization): void {
  const { profile, organizationId, ledger } = world
  const { createdAt } = organization
  const party = makeParty(world, world.randomFor('own party'), {
    name: profile.name,
    legalName: profile.legalName,
    country: profile.country,
    currency: profile.currency,
    createdAt,
    accountNumber: null,
    email: `receivables@${profile.host}`,
  })
  const address = addressRow(
    world,
    { partyId: party.id, name: profile.legalName, type: 'billing', createdAt },
    { ...profile.address, line2: null, country: COUNTRIES[profile.country].name, description: null },
  )
  party.billingAddressId = address.id
  party.phone = profile.phone
  party.taxNumber = profile.taxNumber
  organization.ownPartyId = party.id
  ledger.contact.push(billingContact(world, party.id, organizationId, createdAt))
}

function billingContact(world: World, partyId: string, organizationId: string, createdAt: Date): Contact {
  const { profile } = world
  return {
    organizationId,
    id: world.id(createdAt),
    partyId,
    name: 'Accounts Receivable',
    givenName: null,
    familyName: null,
    jobTitle: 'Receivables desk',
    email: `receivables@${profile.host}`,
    phone: profile.phone,
    externalRole: 'BILLING_CONTACT',
    internalRole: 'COLLECTIONS',
    isPrimary: true,
    isEmailDisabled: false,
    isPhoneDisabled: false,
    customFields: null,
    isPrimaryEmail: true,
    isPrimaryPhone: true,
    externalRoleText: null,
    internalRoleText: null,
    statusMetadata: null,
    archivedAt: null,
    addressId: null,
    createdAt,
    updatedAt: createdAt,
  }
}
