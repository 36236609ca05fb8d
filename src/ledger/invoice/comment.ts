import { sql } from '../../database/sql.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { valueBy } from '../../graph/read/valueRelation.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { invoiceOfRow } from './invoiceOfRow.ts'
import { Invoice } from './type.ts'

export const commentById = rowById('Comment')
export const commentsByInvoice = rowsByParent('Comment', 'invoiceId', ['createdAt', 'id'])

/** Whether there are any, without reading them. */
export const hasComments = valueBy<boolean>({
  name: 'Invoice with comments',
  expression: (invoiceId, organizationId) => sql`exists (select 1 from comment c
    where c.organization_id = ${organizationId}::uuid and c.invoice_id = ${invoiceId})`,
  fromJson: (json) => json === true,
})

export const Comment = nodeType('Comment', {
  description: 'What somebody of the team wrote about an invoice. The customer never sees it.',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The text.' }),
    invoice: t.field({ type: Invoice, description: 'The invoice it is about.', ...invoiceOfRow }),
    author: t.field({
      type: User,
      description: 'Who wrote it (`actor`).',
      ...related(memberById, 'authorId'),
      resolve: async (comment, _arguments, context) => {
        const author = await memberById.of(context, comment, 'authorId')
        if (author === null) throw new Error(`Comment by ${comment.authorId}, who never was a member.`)
        return author
      },
    }),
    resolvedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who settled it (`resolved_by`). Null while it is open.',
      ...related(memberById, 'resolvedById'),
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was settled. Null while it is open.',
    }),
    isResolved: t.boolean({
      description: 'Whether it is settled.',
      select: { resolvedAt: true },
      resolve: ({ resolvedAt }) => resolvedAt !== null,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last changed (`last_modified_at`).',
    }),
  }),
})

registerTenantNode('Comment', commentById)
