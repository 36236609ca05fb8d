import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { User } from '../../ledger/organization/user.ts'
import { SuppressionReason } from './enums.ts'

export const suppressionById = rowById('Suppression')

export const Suppression = nodeType('Suppression', {
  description:
    'One reason why an address gets no mail of the organization, until the reason is removed. An address may be listed ' +
    'for several.',
  fields: (t) => ({
    address: t.exposeString('address', {
      description:
        'The e-mail address, its domain as people write it. It is compared in any case and in either form of its domain: no ' +
        'variant of it gets mail.',
    }),
    reason: t.expose('reason', { type: SuppressionReason, description: 'Why.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What is remarked beside the reason. Null without a remark.',
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'Who put it on the list. Null when what happened to mail did.',
      ...related(memberById, 'createdById'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when it is listed.' }),
  }),
})

export const { connection: SuppressionConnection, edge: SuppressionEdge } = connectionTypes(
  'Suppression',
  Suppression,
  'suppressed addresses',
)

registerTenantNode('Suppression', suppressionById)
