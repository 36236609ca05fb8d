import type { EmailRecord } from '../record/email.ts'
import { childId, childIds } from './childId.ts'
import type { Ground, Writing } from './ground.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedEmail = Planned<EmailRecord>

/** Ids of contacts by their party's id and their address. */
export type ContactIds = ReadonlyMap<string, string>

/** A recipient of a new email is linked with its contact at once; `linkContacts` does so for those that are there. */
export function recipientRows(
  { organizationId }: Scope,
  { id, isNew, record }: PlannedEmail,
  { ground, contactIds }: { ground: Ground; contactIds: ContactIds },
): Row[] {
  const { recipients } = record
  const partyId = ground.idOf('PARTY', record.partyExternalId)
  const ids = childIds(
    id,
    recipients.map(({ kind, address }) => `${kind} ${address.toLowerCase()}`),
  )
  return recipients.map((recipient, position) => ({
    organizationId,
    id: ids[position],
    emailId: id,
    position,
    ...recipient,
    // From now on, this is what was known before anything is told of it.
    knownBefore: null,
    ...(isNew ? { contactId: contactIds.get(`${partyId} ${recipient.address}`) ?? null } : {}),
  }))
}

export function calloutRows({ organizationId }: Scope, { id, record }: PlannedEmail): Row[] {
  if (record.bounceCallout === null) return []
  return [
    { organizationId, id: childId(id, 'callout'), emailId: id, ...record.bounceCallout, knownBefore: null },
  ]
}

/** The contacts of the parties of new emails. */
export async function findContacts(
  transaction: Transaction,
  { organizationId }: Scope,
  { planned, ground }: Writing<EmailRecord>,
): Promise<ContactIds> {
  const parties = planned.map(({ isNew, record }) =>
    isNew ? ground.idOf('PARTY', record.partyExternalId) : null,
  )
  const partyIds = [...new Set(parties)].filter((id) => id !== null)
  if (partyIds.length === 0) return new Map()
  const found = await transaction.$queryRaw<{ id: string; partyId: string; email: string }[]>`
    select id, party_id as "partyId", email from contact
    where organization_id = ${organizationId}::uuid and party_id = any(${partyIds}::uuid[]) and email is not null
    order by id desc`
  return new Map(found.map(({ id, partyId, email }) => [`${partyId} ${email}`, id]))
}

/** A recipient is a contact of the email's party where the address is exactly that contact's. */
export async function linkContacts(
  transaction: Transaction,
  { organizationId }: Scope,
  emailIds: readonly string[],
): Promise<void> {
  if (emailIds.length === 0) return
  await transaction.$executeRaw`
    update email_recipient r set contact_id = c.id
    from email e, contact c
    where r.organization_id = ${organizationId}::uuid and r.email_id = any(${[...emailIds]}::uuid[])
      and e.organization_id = ${organizationId}::uuid and e.id = r.email_id
      and c.organization_id = ${organizationId}::uuid and c.party_id = e.party_id and c.email = r.address
      and r.contact_id is distinct from c.id`
}

export function remoteLinkRows(
  { organizationId, now }: Scope,
  { id, record }: PlannedEmail,
  { idOf }: Ground,
): Row[] {
  const { remoteLinks } = record
  const ids = childIds(
    id,
    remoteLinks.map(({ remoteId, senderExternalId }) => `mailbox ${senderExternalId ?? ''} ${remoteId}`),
  )
  return remoteLinks.map(({ senderExternalId, ...columns }, index) => ({
    organizationId,
    id: ids[index],
    emailId: id,
    ...columns,
    senderId: idOf('EMAIL_SENDER', senderExternalId),
    updatedAt: now.toISOString(),
  }))
}
