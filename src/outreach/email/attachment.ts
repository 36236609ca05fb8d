import { raw, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { manyBy, rowById } from '../../graph/read/rowRelation.ts'

export const Attachment = builder.prismaObject('Attachment', {
  description: 'A file sent with an email.',
  fields: (t) => ({
    uid: t.expose('id', { type: 'UUID', description: 'The raw UUID.' }),
    name: t.exposeString('name', { description: 'The file name.' }),
    mimeType: t.exposeString('mimeType', {
      nullable: true,
      description: 'Its media type: `application/pdf`. Null when an import told none.',
    }),
    size: t.exposeInt('size', {
      nullable: true,
      description: 'How many bytes it has. Null when an import told none.',
    }),
  }),
})

export const attachmentById = rowById('Attachment')

export const attachmentsByEmail = manyBy({
  name: 'Attachment by email',
  model: 'Attachment',
  source: (alias, organizationId) => {
    const attachment = raw(alias)
    const link = raw(`${alias}_link`)
    return {
      tables: sql`email_attachment ${link} join attachment ${attachment}
        on ${attachment}.organization_id = ${organizationId}::uuid and ${attachment}.id = ${link}.attachment_id`,
      tenant: sql`${link}.organization_id = ${organizationId}::uuid`,
      key: sql`${link}.email_id`,
      order: sql`${link}.position, ${attachment}.id`,
    }
  },
})
