import type { ContactRecord, PartyRecord } from '../record/party.ts'
import { addressIds, addressRows, deleteLostAddresses } from './addresses.ts'
import { childIds } from './childId.ts'
import { replaceChildren } from './children.ts'
import { storeLinks } from './links.ts'
import { memberId } from './members.ts'
import { insertRows, type Row, updateRows, upsertRows } from './rows.ts'
import type { IdOf, Planned, Scope, Transaction } from './scope.ts'

type PlannedParty = Planned<PartyRecord>

export async function storeParties(
  transaction: Transaction,
  scope: Scope,
  { planned, idOf }: { planned: readonly PlannedParty[]; idOf: IdOf },
): Promise<void> {
  const { organizationId } = scope
  const older = planned.filter(({ isNew }) => !isNew)
  const rows = (parties: readonly PlannedParty[]) => parties.map((party) => partyRow(scope, party, idOf))
  await insertRows(transaction, 'party', rows(planned.filter(({ isNew }) => isNew)))
  await updateRows(transaction, { organizationId, table: 'party', rows: rows(older) })
  await storeAddresses(transaction, scope, planned)
  await replaceChildren(transaction, scope, {
    table: 'contact',
    parent: 'partyId',
    rows: planned.flatMap((party) => contactRows(scope, party)),
    olderParentIds: older.map(({ id }) => id),
    pointers: [
      { table: 'email_recipient', field: 'contactId' },
      { table: 'address', field: 'contactId' },
    ],
  })
  await storeLinks(transaction, scope, { entityType: 'PARTY', planned })
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

function partyRow({ organizationId, members, now }: Scope, { id, record }: PlannedParty, idOf: IdOf): Row {
  const {
    externalId,
    parentExternalId,
    assigneeEmail,
    billingAddress,
    shippingAddress,
    contacts,
    ...columns
  } = record
  return {
    organizationId,
    id,
    ...columns,
    parentId: parentExternalId === null ? null : idOf('PARTY', parentExternalId),
    assigneeId: memberId(members, assigneeEmail),
    updatedAt: now.toISOString(),
  }
}

function contactRows({ organizationId, now }: Scope, { id: partyId, record }: PlannedParty): Row[] {
  const ids = childIds(partyId, record.contacts.map(contactKey))
  return record.contacts.map(({ externalId, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    partyId,
    ...columns,
    updatedAt: now.toISOString(),
  }))
}

/** What makes a contact the same one in the next import. */
function contactKey({ externalId, email, name }: ContactRecord): string {
  if (externalId !== null) return `contact ${externalId}`
  return email === null ? `contact named ${name}` : `contact at ${email.toLowerCase()}`
}
