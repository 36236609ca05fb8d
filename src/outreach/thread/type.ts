import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { Party, partyById } from '../../ledger/party/type.ts'

export const threadById = rowById('EmailThread')

export const EmailThread = nodeType('EmailThread', {
  description: 'A conversation by email: what was written and what was answered, in both directions.',
  fields: (t) => ({
    subject: t.exposeString('subject', { nullable: true, description: 'The subject of its first email.' }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party it is held with. Null where that is not known.',
      ...related(partyById, 'partyId'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it began.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('EmailThread', threadById)
