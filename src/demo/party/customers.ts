import { minutesAfter } from '../businessTime.ts'
import { Deck, type Random } from '../random.ts'
import { COUNTRIES, type Country } from '../words/places.ts'
import type { World } from '../world.ts'
import { makeAddress } from './address.ts'
import { behaviourDealer } from './behaviour.ts'
import { giveCircumstances } from './circumstances.ts'
import { languageOf, makeContacts } from './contact.ts'
import type { Customer } from './customer.ts'
import { companyName, hostOf, personName, slug } from './name.ts'
import { makeParty } from './party.ts'

const DAY_MINUTES = 24 * 60

/** Everyone the organization sells to, the largest first. */
export function makeCustomers(world: World): Customer[] {
  const random = world.randomFor('customers')
  const { companies, persons, countries } = world.profile
  const taken = new Set<string>()
  const country = new Deck(
    random,
    countries.flatMap(([code, share]) => Array.from({ length: share }, () => code)),
  )
  const buys = behaviourDealer(random, world.time.today)
  const customers: Customer[] = []
  for (let rank = 0; rank < companies; rank++) {
    customers.push(makeCompany(world, random, country.draw(), taken, buys(rank, true)))
  }
  for (let index = 0; index < persons; index++) {
    customers.push(makePerson(world, random, taken, buys(companies + index, false)))
  }
  giveCircumstances(world, random, customers)
  return customers
}

type Buying = ReturnType<ReturnType<typeof behaviourDealer>>

function makeCompany(
  world: World,
  random: Random,
  country: Country,
  taken: Set<string>,
  buying: Buying,
): Customer {
  const { profile } = world
  const isInstitution = random.chance(0.14)
  const name = companyName(random, country, taken, isInstitution)
  const createdAt = minutesAfter(world.time.now, -random.integer(560, 2_100) * DAY_MINUTES)
  const currency = currencyOf(world, random, country)
  const host = hostOf(name)
  const party = makeParty(world, random, {
    name,
    legalName: random.chance(0.25) ? name : null,
    description: random.chance(0.1)
      ? random.pick(['Framework agreement', 'Key account', 'Takes early payment discount'])
      : null,
    country,
    currency,
    createdAt,
    accountNumber: `${profile.key === 'lindenhag' ? 'D' : 'C-'}${random.integer(10_000, 69_999)}`,
    email: random.chance(0.75) ? `info@${host}` : null,
    paymentPortalUrl: random.chance(0.3) ? `https://pay.${profile.host}/c/${slug(name)}` : null,
    customFields: random.chance(0.2)
      ? {
          segment: random.pick(['industry', 'utilities', 'health', 'food']),
          creditLimit: random.integer(5, 90) * 1_000,
        }
      : null,
  })
  const contacts = makeContacts(world, random, { partyId: party.id, country, host, createdAt })
  return withAddresses(world, random, { party, contacts, country, isInstitution, currency, ...buying })
}

function makePerson(world: World, random: Random, taken: Set<string>, buying: Buying): Customer {
  const { country, currency, host } = world.profile
  let person = personName(random, country)
  while (taken.has(person.name)) person = personName(random, country)
  taken.add(person.name)
  const createdAt = minutesAfter(world.time.now, -random.integer(560, 1_200) * DAY_MINUTES)
  const address = `${slug(person.givenName)}.${slug(person.familyName)}@post.example`
  const party = makeParty(world, random, {
    ...person,
    isCompany: false,
    country,
    currency,
    createdAt,
    accountNumber: `P${random.integer(1_000, 9_999)}`,
    email: address,
    paymentPortalUrl: random.chance(0.5) ? `https://pay.${host}/c/${slug(person.name)}` : null,
  })
  return withAddresses(world, random, {
    party,
    contacts: [],
    country,
    isInstitution: false,
    currency,
    ...buying,
  })
}

type Unaddressed = Omit<Customer, 'billingAddress' | 'shippingAddress' | 'state' | 'language'>

function withAddresses(world: World, random: Random, customer: Unaddressed): Customer {
  const { party, country } = customer
  const owner = { partyId: party.id, name: party.name, country, createdAt: party.createdAt }
  const billingAddress = makeAddress(world, random, { ...owner, type: 'billing' })
  const shippingAddress = random.chance(0.4)
    ? makeAddress(world, random, { ...owner, type: 'shipping' })
    : null
  party.billingAddressId = billingAddress.id
  party.shippingAddressId = shippingAddress?.id ?? null
  return {
    ...customer,
    billingAddress,
    shippingAddress,
    state: billingAddress.state,
    language: languageOf(country),
  }
}

/** Most foreign customers are billed in the own currency; some insist on theirs. */
function currencyOf(world: World, random: Random, country: Country): string {
  const { currency, rates } = world.profile
  const theirs = COUNTRIES[country].currency
  const isRare = country === 'JP' || country === 'KW' || country === 'BH'
  return rates[theirs] !== undefined && (isRare || random.chance(0.7)) ? theirs : currency
}
