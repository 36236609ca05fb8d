import type { User as UserRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { encodeGlobalId } from '../globalId.ts'
import { Initiator, type InitiatorValue } from '../initiator.ts'
import { Node, registerNode } from '../node.ts'
import type { LoadContext } from '../read/loader.ts'
import { memberById, membersOf, nameOf } from './member.ts'
import { Organization } from './type.ts'

export type UserValue = UserRow & InitiatorValue

export const User = builder.objectRef<UserValue>('User').implement({
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

/** A person as one organization knows them, or null when they never belonged to it. */
export async function loadMember(
  context: LoadContext,
  organizationId: string,
  userId: string | null,
): Promise<UserValue | null> {
  const user = userId === null ? null : await memberById(context, organizationId, userId)
  return user === null ? null : toValue(user)
}

function toValue(user: UserRow): UserValue {
  return { ...user, initiatorKind: 'USER', initiatorName: nameOf(user) }
}

builder.objectField(Organization, 'members', (t) =>
  t.field({
    type: [User],
    description: 'The people who belong to it today, in the order they came.',
    resolve: async ({ id }, _arguments, context) => (await membersOf(context, id, id)).map(toValue),
  }),
)

registerNode('User', async (context, { id }) => {
  for (const organizationId of context.viewer.memberships.keys()) {
    const user = await loadMember(context, organizationId, id)
    if (user !== null) return user
  }
  return null
})
