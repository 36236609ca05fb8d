import { builder } from '../../graph/builder.ts'
import { encodeGlobalId } from '../../graph/globalId.ts'
import { Node, registerNode } from '../../graph/node.ts'
import type { OrganizationFacts } from '../../graph/viewer.ts'

export const Organization = builder.objectRef<OrganizationFacts>('Organization').implement({
  description: 'A company whose ledger this is. Everything belongs to exactly one.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque global id.',
      resolve: (organization) => encodeGlobalId('Organization', organization.id),
    }),
    uid: t.field({
      type: 'UUID',
      description: '`organization_uid` in REST.',
      resolve: (organization) => organization.id,
    }),
    name: t.exposeString('name', { description: 'The name.' }),
    timezone: t.field({
      type: 'TimeZone',
      description: 'Where its days begin and end: overdue days, ages and buckets are counted here.',
      resolve: (organization) => organization.timezone,
    }),
    defaultCurrency: t.field({
      type: 'CurrencyCode',
      description: 'The currency it usually invoices in. Amounts carry their own.',
      resolve: (organization) => organization.defaultCurrency,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerNode('Organization', (context, { id }) => context.viewer.memberships.get(id)?.organization ?? null)
