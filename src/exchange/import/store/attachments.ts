import type { AttachmentRecord } from '../record/attachment.ts'
import { withoutFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { memberId } from './members.ts'
import type { Row } from './rows.ts'
import type { Scope } from './scope.ts'

export function attachmentRow(
  { organizationId, members, now }: Scope,
  id: string,
  attachment: AttachmentRecord,
): Row {
  const { externalId, fileType, userEmail, content, ...columns } = attachment
  return {
    organizationId,
    id,
    ...withoutFacts(columns),
    ...wordColumns('fileType', fileType),
    userId: memberId(members, userEmail),
    // As PostgreSQL reads bytes from JSON.
    content: content === null ? null : `\\x${Buffer.from(content, 'base64').toString('hex')}`,
    updatedAt: now.toISOString(),
  }
}
