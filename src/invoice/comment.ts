import { builder } from '../builder.ts'
import { encodeGlobalId } from '../globalId.ts'
import { Node, registerTenantNode } from '../node.ts'
import { loadMember, User } from '../organization/user.ts'
import { defineLoader, rowById, rowsByParent } from '../read/loader.ts'
import { sql } from '../read/sql.ts'

const commentById = rowById('Comment')
export const commentsByInvoice = rowsByParent('Comment', 'invoiceId', ['r.created_at', 'r.id'])

/** Whether there are any, without reading them. */
export const hasComments = defineLoader<string, boolean>(
  'Invoice with comments',
  false,
  async (database, organizationId, invoiceIds) => {
    const rows = await database.$queryRaw<{ id: string }[]>(sql`
      select distinct c.invoice_id as id from comment c
      where c.organization_id = ${organizationId}::uuid and c.invoice_id = any(${[...invoiceIds]}::uuid[])`)
    return new Map(rows.map(({ id }) => [id, true]))
  },
)

export const Comment = builder.prismaObject('Comment', {
  description: 'What somebody of the team wrote about an invoice. The customer never sees it.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque global id.',
      resolve: ({ organizationId, id }) => encodeGlobalId('Comment', organizationId, id),
    }),
    uid: t.expose('id', { type: 'UUID', description: 'The raw UUID, `uid` in REST.' }),
    text: t.exposeString('text', { description: 'The text.' }),
    author: t.field({
      type: User,
      description: 'Who wrote it (`actor`).',
      resolve: async ({ organizationId, authorId }, _arguments, context) => {
        const author = await loadMember(context, organizationId, authorId)
        if (author === null) throw new Error(`Comment by ${authorId}, who never was a member.`)
        return author
      },
    }),
    resolvedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who settled it (`resolved_by`).',
      resolve: ({ organizationId, resolvedById }, _arguments, context) =>
        loadMember(context, organizationId, resolvedById),
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was settled.',
    }),
    isResolved: t.boolean({
      description: 'Whether it is settled.',
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
