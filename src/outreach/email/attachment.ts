import { raw, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related, whenRead } from '../../graph/read/fields.ts'
import { manyBy, rowById } from '../../graph/read/rowRelation.ts'
import { valueBy } from '../../graph/read/valueRelation.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { organizationOfRow } from '../../ledger/organization/ofRow.ts'
import { User } from '../../ledger/organization/user.ts'
import { LINK_MINUTES } from '../../mail/attachmentLinks.ts'

const AttachmentType = builder.enumType('AttachmentType', {
  description: 'What kind of file it is.',
  values: {
    AUDIO: { description: 'Sound (`audio`).' },
    IMAGE: { description: 'A picture.' },
    PDF: { description: 'A PDF.' },
    SPREADSHEET: { description: 'A spreadsheet.' },
    DOCUMENT: { description: 'A text.' },
    OTHER: { description: 'Anything else; the word of the source stands in `fileTypeText`.' },
  } as const,
})

/** Whether the bytes are kept here, without reading them. */
const hasContent = valueBy<boolean>({
  name: 'Attachment with content',
  expression: (id, organizationId) => sql`exists (select 1 from attachment a
    where a.organization_id = ${organizationId}::uuid and a.id = ${id} and a.content is not null)`,
  fromJson: (json) => json === true,
})

function linkOf({ organizationId, id }: { organizationId: string; id: string }, { mailroom, now }: Context) {
  return mailroom.attachmentLinks.of({ organizationId, attachmentId: id }, now)
}

export const Attachment = nodeType('Attachment', {
  description: 'A file: sent with an email, received with one, or the PDF of an invoice.',
  fields: (t) => ({
    organization: t.field(organizationOfRow),
    name: t.exposeString('name', { description: 'The file name.' }),
    mimeType: t.exposeString('mimeType', {
      nullable: true,
      description: 'Its media type: `application/pdf`. Null when an import told none.',
    }),
    fileType: t.expose('fileType', {
      type: AttachmentType,
      nullable: true,
      description: 'What kind of file it is (`file_type`). Null when nobody said.',
    }),
    fileTypeText: t.exposeString('fileTypeText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    size: t.exposeInt('size', {
      nullable: true,
      description: 'How many bytes it has. Null when an import told none.',
    }),
    disposition: t.exposeString('disposition', {
      nullable: true,
      description: 'Whether it stands in the text of its email (`inline`) or beside it (`attachment`).',
    }),
    contentId: t.exposeString('contentId', {
      nullable: true,
      description: 'The name by which the HTML of its email shows it (`cid:`), without angle brackets.',
    }),
    purpose: t.exposeString('purpose', {
      nullable: true,
      description: 'What it is for, as the source words it; `received` where it came with a mail.',
    }),
    isVerified: t.exposeBoolean('isVerified', {
      description:
        'Whether its bytes were found to be what its media type says. False where that was not looked at, and where it ' +
        'cannot be told.',
    }),
    sourceUrl: t.exposeString('sourceUrl', {
      nullable: true,
      description: 'Where the source of an import keeps it (`src`).',
    }),
    downloadUrl: t.string({
      nullable: true,
      description:
        `Where its content can be fetched for ${LINK_MINUTES} minutes from now, by whoever has the address ` +
        '(`presigned_url`). It is made anew whenever it is asked for. Null where the content is not kept here.',
      extensions: related(hasContent, 'id').extensions,
      resolve: (file, _arguments, context) =>
        whenRead(hasContent.of(context, file, 'id'), (isKept) => (isKept ? linkOf(file, context).url : null)),
    }),
    downloadUrlExpiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when `downloadUrl` is good (`presigned_url_expires_at`).',
      extensions: related(hasContent, 'id').extensions,
      resolve: (file, _arguments, context) =>
        whenRead(hasContent.of(context, file, 'id'), (isKept) =>
          isKept ? linkOf(file, context).expiresAt : null,
        ),
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'Who added it (`user_id`). Null where mail or an import brought it.',
      ...related(memberById, 'userId'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const attachmentById = rowById('Attachment')

registerTenantNode('Attachment', attachmentById)

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
