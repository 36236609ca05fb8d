import { builder } from '../../graph/builder.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'

export const documentById = rowById('Document')
export const blueprintById = rowById('InvoiceBlueprint')

export const Document = nodeType('Document', {
  description: 'A stored file that invoices were made from, such as a contract.',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    filename: t.exposeString('filename', { description: 'The name of the file.' }),
    isArchived: t.exposeBoolean('isArchived', {
      description:
        'Whether it was put away. Its invoices are inactive: lists leave them out unless `includeInactive`.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectFields(Document, (t) => ({
  parent: t.field({
    type: Document,
    nullable: true,
    description: 'The document it belongs to, such as the master contract.',
    ...related(documentById, 'parentId'),
  }),
}))

export const InvoiceBlueprint = nodeType('InvoiceBlueprint', {
  description: 'A plan that makes invoices.',
  uidDescription: '`invoice_blueprint_uid` in REST.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'The name.' }),
    isActive: t.exposeBoolean('isActive', {
      description: 'Whether it still makes invoices. Those of an inactive one are inactive too.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('Document', documentById)
registerTenantNode('InvoiceBlueprint', blueprintById)
