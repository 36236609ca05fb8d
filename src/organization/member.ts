import type { User } from '../../prisma/generated/client/client.ts'
import { defineLoader } from '../read/loader.ts'
import { sql } from '../read/sql.ts'

const COLUMNS = sql`u.id, u.email, u.given_name as "givenName", u.family_name as "familyName",
  u.avatar_url as "avatarUrl", u.created_at as "createdAt", u.updated_at as "updatedAt"`

/** A person as one organization knows them: members, and those who were members and left their mark. */
export const memberById = defineLoader<string, User | null>(
  'User by membership',
  null,
  async (database, organizationId, userIds) => {
    const users = await database.$queryRaw<User[]>(sql`
      select ${COLUMNS}
      from organization_membership m join user_account u on u.id = m.user_id
      where m.organization_id = ${organizationId}::uuid and m.user_id = any(${[...userIds]}::uuid[])`)
    return new Map(users.map((user) => [user.id, user]))
  },
)

/** Given and family name, else the e-mail address: a person is never shown without a name. */
export function nameOf({
  givenName,
  familyName,
  email,
}: Pick<User, 'givenName' | 'familyName' | 'email'>): string {
  const name = [givenName, familyName].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? (email ?? 'Unnamed user') : name
}

/** The people who belong to an organization today, in the order they came. */
export const membersOf = defineLoader<string, readonly User[]>(
  'User by organization',
  [],
  async (database, organizationId) => {
    const users = await database.$queryRaw<User[]>(sql`
      select ${COLUMNS}
      from organization_membership m join user_account u on u.id = m.user_id
      where m.organization_id = ${organizationId}::uuid and m.ended_at is null and m.is_access_approved
      order by m.created_at, u.id`)
    return new Map([[organizationId, users]])
  },
)
