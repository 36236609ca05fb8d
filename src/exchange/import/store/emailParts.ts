import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { EmailRecord } from '../record/email.ts'
import { childId, childIds, isChildIdSql } from './childId.ts'
import { deleteRows } from './children.ts'
import { insertRows, type Row, upsertRows } from './rows.ts'
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

export async function storeAttachments(
  transaction: Transaction,
  { organizationId }: Scope,
  planned: readonly PlannedEmail[],
): Promise<void> {
  await deleteAttachments(transaction, organizationId, planned)
  const attachments = planned.flatMap(({ id: emailId, record }) =>
    record.attachments.map((columns, position) => ({
      columns,
      link: { organizationId, emailId, attachmentId: childId(emailId, `attachment ${position}`), position },
    })),
  )
  const rows = attachments.map(({ columns, link }) => ({ organizationId, id: link.attachmentId, ...columns }))
  await upsertRows(transaction, 'attachment', rows)
  await insertRows(
    transaction,
    'email_attachment',
    attachments.map(({ link }) => link),
  )
}

async function deleteAttachments(
  transaction: Transaction,
  organizationId: string,
  planned: readonly PlannedEmail[],
): Promise<void> {
  const older = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  if (older.length === 0) return
  const links = await transaction.$queryRaw<{ id: string }[]>`
    delete from email_attachment
    where organization_id = ${organizationId}::uuid and email_id = any(${older}::uuid[])
      and ${Prisma.raw(isChildIdSql('attachment_id', 'email_id'))}
    returning attachment_id as id`
  await deleteRows(transaction, { organizationId, table: 'attachment', ids: links.map(({ id }) => id) })
}
