import type { Address } from '../../../prisma/generated/client/client.ts'
import type { Random } from '../random.ts'
import { COUNTRIES, type Country } from '../words/places.ts'
import type { World } from '../world.ts'
import { fillDigits } from './name.ts'

type AddressOwner = {
  partyId: string
  name: string
  country: Country
  type: 'billing' | 'shipping' | 'office'
  createdAt: Date
}

export function makeAddress(world: World, random: Random, owner: AddressOwner): Address {
  const { places, streets, isNumberFirst, name } = COUNTRIES[owner.country]
  const [city, postalCode, state] = random.pick(places)
  const street = random.pick(streets)
  const number = random.integer(1, isNumberFirst ? 420 : 140)
  const isShipping = owner.type === 'shipping'
  return addressRow(world, owner, {
    line1: isNumberFirst ? `${number} ${street}` : `${street} ${number}`,
    line2: random.chance(0.12) ? unitOf(random, owner.country) : null,
    city,
    state: state ?? null,
    postalCode: fillDigits(random, postalCode),
    country: name,
    description: isShipping
      ? random.pick(['Goods in, gate 2', 'Deliveries 7:00-15:00', 'Ring at the porter', null])
      : null,
  })
}

type Lines = Pick<Address, 'line1' | 'line2' | 'city' | 'state' | 'postalCode' | 'country' | 'description'>

export function addressRow(world: World, owner: Omit<AddressOwner, 'country'>, lines: Lines): Address {
  const row: Address = {
    organizationId: world.organizationId,
    id: world.id(owner.createdAt),
    partyId: owner.partyId,
    contactId: null,
    isPrimary: owner.type === 'billing',
    type: owner.type,
    name: owner.name,
    ...lines,
    phone: null,
    coordinates: null,
    createdAt: owner.createdAt,
    updatedAt: owner.createdAt,
  }
  world.ledger.address.push(row)
  return row
}

function unitOf(random: Random, country: Country): string {
  if (country === 'US' || country === 'CA') return `Suite ${random.integer(1, 40) * 10}`
  return country === 'DE' || country === 'AT'
    ? `Gebäude ${random.pick(['A', 'B', 'C', 'D'])}`
    : `Unit ${random.integer(1, 19)}`
}
