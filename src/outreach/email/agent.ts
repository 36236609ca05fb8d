import { builder } from '../../graph/builder.ts'
import { encodeGlobalId } from '../../graph/globalId.ts'
import { Node, registerTenantNode } from '../../graph/node.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import type { Rows } from '../../graph/read/table.ts'
import { Initiator } from '../../ledger/organization/initiator.ts'

export const agentById = rowById('Agent')

export const Agent = builder.objectRef<Rows['Agent']>('Agent').implement({
  description: 'An automated agent that reaches out in the name of the organization.',
  interfaces: [Node, Initiator],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque global id.',
      resolve: ({ organizationId, id }) => encodeGlobalId('Agent', organizationId, id),
    }),
    uid: t.expose('id', { type: 'UUID', description: '`initiator.uid` in REST.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
  }),
})

registerTenantNode('Agent', agentById)
