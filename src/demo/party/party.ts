import type { Party } from '../../../prisma/generated/client/client.ts'
import type { Random } from '../random.ts'
import { COUNTRIES, type Country } from '../words/places.ts'
import type { World } from '../world.ts'
import { fillDigits } from './name.ts'

type PartyFacts = {
  name: string
  country: Country
  currency: string
  createdAt: Date
  accountNumber: string | null
  email: string | null
} & Partial<
  Pick<
    Party,
    | 'legalName'
    | 'givenName'
    | 'familyName'
    | 'isCompany'
    | 'description'
    | 'paymentPortalUrl'
    | 'customFields'
  >
>

/** A party's row. Its addresses, parent and assignee are filled in where those are made. */
export function makeParty(world: World, random: Random, facts: PartyFacts): Party {
  const { phones, taxNumber, timezone } = COUNTRIES[facts.country]
  const isCompany = facts.isCompany ?? true
  const row: Party = {
    organizationId: world.organizationId,
    id: world.id(facts.createdAt),
    name: facts.name,
    legalName: facts.legalName ?? null,
    givenName: facts.givenName ?? null,
    familyName: facts.familyName ?? null,
    description: facts.description ?? null,
    isCompany,
    isActive: true,
    email: facts.email,
    phone: phones.length > 0 && random.chance(0.8) ? fillDigits(random, random.pick(phones)) : null,
    isEmailDisabled: false,
    isPhoneDisabled: random.chance(0.03),
    isEmailOutreachPaused: false,
    isCallOutreachPaused: random.chance(0.02),
    accountNumber: facts.accountNumber,
    taxNumber: isCompany && random.chance(0.93) ? fillDigits(random, taxNumber) : null,
    currency: facts.currency,
    timezone: random.chance(0.9) ? timezone : null,
    parentId: null,
    assigneeId: null,
    billingAddressId: null,
    shippingAddressId: null,
    paymentPortalUrl: facts.paymentPortalUrl ?? null,
    ...creditLimitOf(facts),
    customFields: facts.customFields ?? null,
    invoicePrefix: null,
    onBehalfOf: null,
    onBehalfOfPhone: null,
    isPrimaryEmail: facts.email !== null,
    isPrimaryPhone: false,
    statusMetadata: null,
    createdAt: facts.createdAt,
    updatedAt: facts.createdAt,
  }
  world.ledger.party.push(row)
  return row
}

const LIMITS = [1_000_000n, 2_500_000n, 5_000_000n, 10_000_000n] as const

/** Worked out of the account number, not drawn; every fifth account has none. */
function creditLimitOf({ accountNumber, currency }: PartyFacts) {
  const creditLimit = LIMITS[Number(accountNumber?.replaceAll(/\D/g, '') ?? 4) % 5] ?? null
  return { creditLimit, creditLimitCurrency: creditLimit === null ? null : currency }
}
