import type { Address, Contact } from '../../../prisma/generated/client/client.ts'
import { makeAddress } from '../party/address.ts'
import type { Customer } from '../party/customer.ts'
import { personName, slug } from '../party/name.ts'
import type { Past } from '../past.ts'
import type { Random } from '../random.ts'
import { COORDINATES } from '../words/coordinates.ts'
import type { World } from '../world.ts'

const DAY = 86_400_000

/** What is known of customers beside names and amounts; of those told of more than of the others. */
export function describeParties(past: Past): void {
  const { world, told, customers } = past
  const random = world.randomFor('particulars')
  for (const address of world.ledger.address) locate(address)
  for (const [index, customer] of customers.entries()) {
    if (customer.party.isCompany && random.chance(0.2)) customer.party.invoicePrefix = prefixOf(customer)
    if (index % 9 === 3) describeContact(random, customer)
  }
  const [bestKnown] = told
  bestKnown.party.assigneeId ??= world.team.colleagues[1]?.id ?? null
  for (const customer of told) {
    const { party } = customer
    party.onBehalfOf = world.profile.legalName
    party.onBehalfOfPhone = world.profile.phone
    party.isPrimaryPhone = party.phone !== null
    party.invoicePrefix ??= prefixOf(customer)
    party.statusMetadata = {
      stage: stageOf(past, customer),
      since: iso(world.time.today - random.integer(5, 60)),
    }
    addOffice(world, random, customer)
    addFormer(world, random, customer)
  }
}

function locate(address: Address): void {
  const [latitude, longitude] = COORDINATES[address.city ?? ''] ?? []
  if (latitude !== undefined && longitude !== undefined) address.coordinates = { latitude, longitude }
}

function prefixOf({ party }: Customer): string {
  return slug(party.name).replaceAll('-', '').slice(0, 4).toUpperCase()
}

function stageOf({ billsOf, world }: Past, customer: Customer): string {
  const bills = billsOf(customer)
  if (bills.some(({ fate }) => fate.kind === 'disputed')) return 'in_dispute'
  return bills.some(({ fate, dueDay }) => fate.kind === 'open' && dueDay < world.time.today)
    ? 'collecting'
    : 'current'
}

function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

function describeContact(random: Random, { contacts }: Customer): void {
  const last = contacts.at(-1)
  if (last === undefined) return
  if (last.externalRole === 'OTHER') last.externalRoleText = random.pick(['purchasing', 'site_manager'])
  if (last.internalRole === 'OTHER') last.internalRoleText = 'field_service'
  last.statusMetadata = { lastVerifiedBy: 'signature of a mail' }
}

/** The one who pays sits at the head office, and has a second address there. */
function addOffice(
  world: World,
  random: Random,
  { party, contacts, country, billingAddress }: Customer,
): void {
  const owner = { partyId: party.id, name: party.name, country, createdAt: party.createdAt }
  const office = makeAddress(world, random, { ...owner, type: 'office' })
  locate(office)
  office.phone = party.phone
  const [first] = contacts
  if (first === undefined) return
  first.addressId = office.id
  const own = makeAddress(world, random, { ...owner, name: first.name, type: 'office' })
  Object.assign(own, {
    partyId: null,
    contactId: first.id,
    isPrimary: true,
    city: billingAddress.city,
    state: billingAddress.state,
    postalCode: billingAddress.postalCode,
  })
  locate(own)
}

/** Somebody who has left, and is neither mailed nor called any more. */
function addFormer(world: World, random: Random, { party, contacts, country }: Customer): void {
  const [first] = contacts
  if (first?.email == null) return
  const person = personName(random, country)
  const archivedAt = world.time.officeHour(
    random,
    world.time.workdayUntil(world.time.today - random.integer(200, 400)),
  )
  const former: Contact = {
    ...first,
    ...person,
    id: world.id(party.createdAt),
    jobTitle: null,
    email: `${slug(person.givenName)}.${slug(person.familyName).replaceAll('-', '')}${first.email.replace(/.*@/, '@')}`,
    phone: null,
    externalRole: 'OTHER',
    externalRoleText: 'former_bookkeeper',
    internalRole: null,
    isPrimary: false,
    isPrimaryEmail: false,
    isPrimaryPhone: false,
    isEmailDisabled: true,
    isPhoneDisabled: true,
    statusMetadata: { reason: 'left the company' },
    archivedAt,
    addressId: null,
    createdAt: party.createdAt,
    updatedAt: archivedAt,
  }
  world.ledger.contact.push(former)
}
