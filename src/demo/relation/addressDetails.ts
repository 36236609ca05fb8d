import type { Address } from '../../../prisma/generated/client/client.ts'
import { makeAddress } from '../party/address.ts'
import type { Customer } from '../party/customer.ts'
import type { Past } from '../past.ts'
import { STATES } from '../words/states.ts'

/** Of the customers whose history is told the addresses are known down to the door. */
export function describeAddresses(past: Past): void {
  const { world, told } = past
  shipElsewhere(past, told[0])
  for (const customer of told) {
    const contactIds = new Set(customer.contacts.map(({ id }) => id))
    for (const address of world.ledger.address) {
      const isTheirs = address.partyId === customer.party.id
      if (isTheirs || contactIds.has(address.contactId ?? '')) describe(address, customer)
    }
  }
}

/** The best known debtor takes its goods somewhere else than its invoices. */
function shipElsewhere({ world }: Past, customer: Customer): void {
  const { party, country } = customer
  if (party.shippingAddressId !== null) return
  const owner = { partyId: party.id, name: party.name, country, createdAt: party.createdAt }
  const address = makeAddress(world, world.randomFor('shipping'), { ...owner, type: 'shipping' })
  party.shippingAddressId = address.id
  for (const invoice of world.ledger.invoice)
    if (invoice.targetPartyId === party.id) invoice.shippingAddressId = address.id
}

const PLACES: Record<string, { line2: string; description: string }> = {
  billing: { line2: 'Rechnungsprüfung', description: 'Letters to accounts payable' },
  shipping: { line2: 'Tor 2', description: 'Goods in, gate 2' },
  office: { line2: '3. Etage', description: 'Third floor, ring at the porter' },
}
const PLACES_ELSEWHERE: Record<string, { line2: string; description: string }> = {
  billing: { line2: 'Accounts Payable', description: 'Letters to accounts payable' },
  shipping: { line2: 'Dock 2', description: 'Goods in, dock 2' },
  office: { line2: '3rd Floor', description: 'Third floor, ring at the desk' },
}

function describe(address: Address, { party, language }: Customer): void {
  const places = language === 'de' ? PLACES : PLACES_ELSEWHERE
  const place = places[address.type ?? '']
  address.line2 ??= place?.line2 ?? null
  address.description ??= place?.description ?? null
  address.phone ??= party.phone
  address.state ??= STATES[address.city ?? ''] ?? null
}
