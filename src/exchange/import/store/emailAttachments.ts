import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { EmailRecord } from '../record/email.ts'
import { attachmentRow } from './attachments.ts'
import { childIds, isChildIdSql } from './childId.ts'
import { deleteRows } from './children.ts'
import type { Writing } from './ground.ts'
import { deletePartLinks, notePartLinks } from './links.ts'
import { insertRows, upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedEmail = Planned<EmailRecord>

export async function storeAttachments(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<EmailRecord>,
): Promise<void> {
  const { organizationId } = scope
  const before = await deleteAttachments(transaction, organizationId, planned)
  const attachments = planned.flatMap((email) => attachmentsOf(email))
  const rowOf = ({ id, record }: (typeof attachments)[number]) => attachmentRow(scope, id, record)
  await insertRows(transaction, 'attachment', attachments.filter(({ isNew }) => isNew).map(rowOf))
  await upsertRows(transaction, 'attachment', attachments.filter(({ isNew }) => !isNew).map(rowOf))
  await insertRows(
    transaction,
    'email_attachment',
    attachments.map(({ id, emailId, position }) => ({ organizationId, emailId, attachmentId: id, position })),
  )
  const kept = new Set(attachments.map(({ id }) => id))
  await deletePartLinks(
    transaction,
    scope,
    before.filter((id) => !kept.has(id)),
  )
  notePartLinks(scope, {
    entityType: 'ATTACHMENT',
    parts: attachments.map(({ id, isNew, record, linkedIntegrationExternalId }) => ({
      id,
      isNew,
      externalId: record.externalId,
      facts: { remoteId: record.remoteId, linkedIntegrationExternalId },
    })),
    ground,
  })
}

function attachmentsOf({ id: emailId, isNew, record: email }: PlannedEmail) {
  const { attachments, linkedIntegrationExternalId } = email
  const ids = childIds(
    emailId,
    attachments.map(({ externalId }) => `attachment ${externalId ?? ''}`),
  )
  return attachments.map((record, position) => ({
    id: ids[position] ?? '',
    emailId,
    isNew,
    record,
    position,
    linkedIntegrationExternalId,
  }))
}

async function deleteAttachments(
  transaction: Transaction,
  organizationId: string,
  planned: readonly PlannedEmail[],
): Promise<string[]> {
  const older = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  if (older.length === 0) return []
  const links = await transaction.$queryRaw<{ id: string }[]>`
    delete from email_attachment
    where organization_id = ${organizationId}::uuid and email_id = any(${older}::uuid[])
      and ${Prisma.raw(isChildIdSql('attachment_id', 'email_id'))}
    returning attachment_id as id`
  const ids = links.map(({ id }) => id)
  await deleteRows(transaction, { organizationId, table: 'attachment', ids })
  return ids
}
