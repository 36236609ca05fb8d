import { minutesAfter } from '../businessTime.ts'
import { SUPPLIERS } from '../words/companies.ts'
import type { World } from '../world.ts'
import { makeAddress } from './address.ts'
import { languageOf, makeContacts } from './contact.ts'
import type { Customer } from './customer.ts'
import { hostOf } from './name.ts'
import { makeParty } from './party.ts'

/** The parties we owe. Shaped as customers so that their invoices are made by the same hands. */
export function makeSuppliers(world: World): Customer[] {
  const random = world.randomFor('suppliers')
  const { key, country, currency } = world.profile
  return SUPPLIERS[key].map((name) => {
    const createdAt = minutesAfter(world.time.now, -random.integer(600, 1_900) * 24 * 60)
    const host = hostOf(name)
    const party = makeParty(world, random, {
      name,
      country,
      currency,
      createdAt,
      accountNumber: `K${random.integer(70_000, 79_999)}`,
      email: `billing@${host}`,
    })
    const contacts = makeContacts(world, random, { partyId: party.id, country, host, createdAt })
    const billingAddress = makeAddress(world, random, {
      partyId: party.id,
      name,
      country,
      type: 'billing',
      createdAt,
    })
    party.billingAddressId = billingAddress.id
    return {
      party,
      contacts,
      billingAddress,
      shippingAddress: null,
      country,
      state: billingAddress.state,
      isInstitution: false,
      language: languageOf(country),
      currency,
      termDays: random.pick([14, 30]),
      behaviour: 'prompt',
      lapsedFrom: null,
      isDirectDebit: false,
      weight: 1,
      scale: 0.5,
      priceFactor: 0.93,
      lastOrderDay: world.time.today,
      pausedFrom: null,
    }
  })
}
