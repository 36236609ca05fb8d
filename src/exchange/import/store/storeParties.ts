import type { PartyRecord } from '../record/party.ts'
import { withoutFacts } from '../record/remote.ts'
import { addressIds, addressParts, addressRows, deleteLostAddresses } from './addresses.ts'
import { replaceChildren } from './children.ts'
import { contactAddresses, removeContactAddresses } from './contactAddresses.ts'
import { contactParts, contactRows } from './contacts.ts'
import type { Writing } from './ground.ts'
import { deletePartLinks, noteLinks, notePartLinks } from './links.ts'
import { memberId } from './members.ts'
import { portalParts, portalRows, tagRows } from './partyParts.ts'
import { insertRows, type Row, updateRows, upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedParty = Planned<PartyRecord>

export async function storeParties(
  transaction: Transaction,
  scope: Scope,
  writing: Writing<PartyRecord>,
): Promise<void> {
  const { planned, ground } = writing
  if (planned.length === 0) return
  const { organizationId } = scope
  const older = planned.filter(({ isNew }) => !isNew)
  const rows = (parties: readonly PlannedParty[]) => parties.map((party) => partyRow(scope, party, ground))
  await insertRows(transaction, 'party', rows(planned.filter(({ isNew }) => isNew)))
  await updateRows(transaction, { organizationId, table: 'party', rows: rows(older) })
  await storeAddresses(transaction, scope, planned)
  await storeContacts(transaction, scope, writing)
  await storeTags(transaction, scope, writing)
  noteLinks(scope, { entityType: 'PARTY', planned, ground })
  notePartLinks(scope, {
    entityType: 'ADDRESS',
    parts: planned.flatMap((party) => addressParts(party)),
    ground,
  })
}

/** An address names its party and the party its address, so the party's columns follow last. */
async function storeAddresses(
  transaction: Transaction,
  scope: Scope,
  planned: readonly PlannedParty[],
): Promise<void> {
  const { organizationId } = scope
  const addressed = planned.filter(
    ({ isNew, record }) => !isNew || record.billingAddress !== null || record.shippingAddress !== null,
  )
  const rows = addressed.map((party) => ({ organizationId, id: party.id, ...addressIds(party) }))
  await upsertRows(
    transaction,
    'address',
    addressed.flatMap((party) => addressRows(scope, party, party.id)),
  )
  await updateRows(transaction, { organizationId, table: 'party', rows })
  await deleteLostAddresses(transaction, scope, planned)
}

/** A contact names its address and the address its contact: the contacts come first, then what they name. */
async function storeContacts(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<PartyRecord>,
): Promise<void> {
  const { organizationId } = scope
  const olderParentIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const before = await removeContactAddresses(transaction, scope, olderParentIds)
  const contacts = planned.flatMap((party) => contactRows(scope, party))
  const gone = await replaceChildren(transaction, scope, {
    table: 'contact',
    parent: 'partyId',
    rows: contacts,
    olderParentIds,
    pointers: [
      { table: 'email_recipient', field: 'contactId' },
      { table: 'address', field: 'contactId' },
    ],
  })
  const addresses = planned.flatMap((party) => contactAddresses(scope, party))
  await upsertRows(
    transaction,
    'address',
    addresses.map(({ row }) => row),
  )
  const main = addresses.filter(({ isMain }) => isMain)
  await updateRows(transaction, {
    organizationId,
    table: 'contact',
    rows: main.map(({ contactId, row }) => ({ organizationId, id: contactId, addressId: row.id })),
  })
  const kept = new Set(addresses.map(({ part }) => part.id))
  await deletePartLinks(transaction, scope, [...gone, ...before.filter((id) => !kept.has(id))])
  const parts = planned.flatMap((party) => contactParts(party))
  notePartLinks(scope, { entityType: 'CONTACT', parts, ground })
  notePartLinks(scope, {
    entityType: 'ADDRESS',
    parts: addresses.map(({ part }) => part),
    ground,
  })
}

async function storeTags(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<PartyRecord>,
): Promise<void> {
  const olderParentIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const parent = 'partyId'
  await replaceChildren(transaction, scope, {
    table: 'party_tag',
    parent,
    rows: planned.flatMap((party) => tagRows(scope, party, ground)),
    olderParentIds,
    key: ['organizationId', 'partyId', 'tagId'],
  })
  const gone = await replaceChildren(transaction, scope, {
    table: 'ap_portal',
    parent,
    rows: planned.flatMap((party) => portalRows(scope, party, ground)),
    olderParentIds,
  })
  await deletePartLinks(transaction, scope, gone)
  const parts = planned.flatMap((party) => portalParts(party))
  notePartLinks(scope, { entityType: 'AP_PORTAL', parts, ground })
}

function partyRow(
  { organizationId, members, now }: Scope,
  { id, record }: PlannedParty,
  { idOf }: Writing<PartyRecord>['ground'],
): Row {
  const { externalId, parentExternalId, assigneeEmail, billingAddress, shippingAddress, ...rest } = record
  const { contacts, tags, apPortals, ...columns } = rest
  return {
    organizationId,
    id,
    ...withoutFacts(columns),
    parentId: idOf('PARTY', parentExternalId),
    assigneeId: memberId(members, assigneeEmail),
    updatedAt: now.toISOString(),
  }
}
