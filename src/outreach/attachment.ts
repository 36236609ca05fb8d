import type { Attachment as AttachmentRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { defineLoader } from '../read/loader.ts'
import { sql } from '../read/sql.ts'
import { columnsOf } from '../read/table.ts'

export const Attachment = builder.prismaObject('Attachment', {
  description: 'A file sent with an email.',
  fields: (t) => ({
    uid: t.expose('id', { type: 'UUID', description: 'The raw UUID.' }),
    name: t.exposeString('name', { description: 'The file name.' }),
    mimeType: t.exposeString('mimeType', {
      nullable: true,
      description: 'Its media type: `application/pdf`.',
    }),
    size: t.exposeInt('size', { nullable: true, description: 'Bytes.' }),
  }),
})

export const attachmentsByEmail = defineLoader<string, readonly AttachmentRow[]>(
  'Attachment by email',
  [],
  async (database, organizationId, emailIds) => {
    const rows = await database.$queryRaw<(AttachmentRow & { emailId: string })[]>(sql`
      select e.email_id as "emailId", ${columnsOf('Attachment', 'a')}
      from email_attachment e
      join attachment a on a.organization_id = ${organizationId}::uuid and a.id = e.attachment_id
      where e.organization_id = ${organizationId}::uuid and e.email_id = any(${[...emailIds]}::uuid[])
      order by e.position, a.id`)
    return Map.groupBy(rows, (row) => row.emailId)
  },
)
