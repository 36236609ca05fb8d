import { builder } from '../../graph/builder.ts'
import { encodeGlobalId } from '../../graph/globalId.ts'
import { Node, registerNode } from '../../graph/node.ts'
import { Initiator } from './initiator.ts'
import { memberById, membersOf } from './member.ts'
import { Organization } from './type.ts'

export const User = builder.prismaObject('User', {
  description: 'A person who works with the ledger.',
  interfaces: [Node, Initiator],
  fields: (t) => ({
    id: t.id({ description: 'Opaque global id.', resolve: (user) => encodeGlobalId('User', user.id) }),
    uid: t.field({ type: 'UUID', description: 'The raw UUID.', resolve: (user) => user.id }),
    givenName: t.exposeString('givenName', { nullable: true, description: 'Given name.' }),
    familyName: t.exposeString('familyName', { nullable: true, description: 'Family name.' }),
    email: t.exposeString('email', {
      nullable: true,
      description: 'E-mail address, as stored. Null for accounts without one.',
    }),
    avatarUrl: t.exposeString('avatarUrl', { nullable: true, description: 'URL of a picture.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.objectField(Organization, 'members', (t) =>
  t.field({
    type: [User],
    description: 'The people who belong to it today, in the order they came.',
    resolve: ({ id }, _arguments, context) => membersOf(context, id, id),
  }),
)

registerNode('User', async (context, { id }) => {
  for (const organizationId of context.viewer.memberships.keys()) {
    const user = await memberById(context, organizationId, id)
    if (user !== null) return user
  }
  return null
})
