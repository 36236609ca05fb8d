import type { Database } from '../../database/client.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { isTimezone } from '../../graph/calendar/day.ts'
import { isCurrencyCode } from '../../graph/currency.ts'
import { readName } from './input.ts'

export type NewOrganization = { name: string; timezone: string; currency: string }

/** Creates an organization, and the party that stands for itself on its invoices. */
export async function createOrganization(
  database: Database,
  input: NewOrganization,
): Promise<{ id: string; ownPartyId: string }> {
  const name = readName('name', input.name)
  const { timezone, currency } = input
  if (!isTimezone(timezone)) {
    throw new Error(`timezone must be an IANA name such as Europe/Berlin, not "${timezone}".`)
  }
  if (!isCurrencyCode(currency)) {
    throw new Error(`currency must be an ISO 4217 code such as EUR, not "${currency}".`)
  }
  // Prisma fills in no default for an id that is also part of a relation's key, as this one is of `ownParty`.
  const id = uuidv7()
  const ownPartyId = uuidv7()
  await database.$transaction(async (transaction) => {
    await transaction.organization.create({ data: { id, name, timezone, defaultCurrency: currency } })
    await transaction.party.create({ data: { organizationId: id, id: ownPartyId, name, currency, timezone } })
    await transaction.organization.update({ where: { id }, data: { ownPartyId } })
  })
  return { id, ownPartyId }
}
