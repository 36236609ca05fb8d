import type { Party } from '../../../prisma/generated/client/client.ts'
import type { Past } from '../past.ts'

/** The best known debtor belongs to a holding, which buys nothing itself. */
export function foundHolding({ world, told: [{ party }] }: Past): Party {
  const holding: Party = {
    ...party,
    id: world.id(party.createdAt),
    name: `${party.name.split(' ')[0]} Holding`,
    legalName: null,
    description: 'Holds all shares; sends no orders of its own',
    email: null,
    phone: null,
    isPrimaryPhone: false,
    accountNumber: null,
    taxNumber: null,
    invoicePrefix: null,
    onBehalfOf: null,
    onBehalfOfPhone: null,
    billingAddressId: null,
    shippingAddressId: null,
    paymentPortalUrl: null,
    customFields: null,
    statusMetadata: null,
  }
  world.ledger.party.push(holding)
  party.parentId = holding.id
  return holding
}
