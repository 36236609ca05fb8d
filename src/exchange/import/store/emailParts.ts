import type { EmailRecord } from '../record/email.ts'
import { childId, childIds } from './childId.ts'
import type { Ground } from './ground.ts'
import type { Row } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedEmail = Planned<EmailRecord>

export function recipientRows({ organizationId }: Scope, { id, record }: PlannedEmail): Row[] {
  const { recipients } = record
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
  }))
}

export function calloutRows({ organizationId }: Scope, { id, record }: PlannedEmail): Row[] {
  if (record.bounceCallout === null) return []
  return [
    { organizationId, id: childId(id, 'callout'), emailId: id, ...record.bounceCallout, knownBefore: null },
  ]
}

/** A recipient is a contact of the email's party where the address is exactly that contact's. */
export async function linkContacts(
  transaction: Transaction,
  { organizationId }: Scope,
  emailIds: readonly string[],
): Promise<void> {
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
