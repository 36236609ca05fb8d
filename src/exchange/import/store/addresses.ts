import type { AddressRecord } from '../record/address.ts'
import { withoutFacts } from '../record/remote.ts'
import { childId } from './childId.ts'
import { deleteRows } from './children.ts'
import { deletePartLinks, type Part } from './links.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

const KINDS = ['billingAddress', 'shippingAddress'] as const

type Addressed = {
  billingAddress: AddressRecord | null
  shippingAddress: AddressRecord | null
  linkedIntegrationExternalId: string | null
}

/** The columns of a party or invoice that name its addresses. */
export function addressIds({ id, record }: Planned<Addressed>) {
  return {
    billingAddressId: record.billingAddress === null ? null : childId(id, 'billingAddress'),
    shippingAddressId: record.shippingAddress === null ? null : childId(id, 'shippingAddress'),
  }
}

/** `partyId` is null for the addresses of an invoice, which are nobody's but the invoice's. */
export function addressRows(
  { organizationId, now }: Scope,
  { id, record }: Planned<Addressed>,
  partyId: string | null,
): Row[] {
  return KINDS.flatMap((kind) => {
    const address = record[kind]
    if (address === null) return []
    const { externalId, ...columns } = address
    const row = { organizationId, id: childId(id, kind), partyId, ...withoutFacts(columns) }
    return [{ ...row, updatedAt: now.toISOString() }]
  })
}

export function addressParts({ id, isNew, record }: Planned<Addressed>): Part[] {
  const { linkedIntegrationExternalId } = record
  return KINDS.flatMap((kind) => {
    const address = record[kind]
    if (address === null) return []
    const { externalId } = address
    return [{ id: childId(id, kind), isNew, externalId, facts: { ...address, linkedIntegrationExternalId } }]
  })
}

/** Removes addresses that older rows no longer have. To be called once the rows have let go of them. */
export async function deleteLostAddresses(
  transaction: Transaction,
  scope: Scope,
  planned: readonly Planned<Addressed>[],
): Promise<void> {
  const { organizationId } = scope
  const ids = planned
    .filter(({ isNew }) => !isNew)
    .flatMap(({ id, record }) =>
      KINDS.filter((kind) => record[kind] === null).map((kind) => childId(id, kind)),
    )
  await deleteRows(transaction, { organizationId, table: 'address', ids })
  await deletePartLinks(transaction, scope, ids)
}
