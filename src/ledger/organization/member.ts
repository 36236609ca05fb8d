import { nothing, raw, sql } from '../../database/sql.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import { wholeRow } from '../../graph/read/reading.ts'
import { oneBy } from '../../graph/read/rowRelation.ts'
import type { Rows } from '../../graph/read/table.ts'

/** A person as one organization knows them: members, and those who were members and left their mark. */
export const memberById = oneBy({
  name: 'User by membership',
  model: 'User',
  source: (alias, organizationId) => {
    const user = raw(alias)
    const member = raw(`${alias}_member`)
    return {
      tables: sql`organization_membership ${member} join user_account ${user} on ${user}.id = ${member}.user_id`,
      tenant: sql`${member}.organization_id = ${organizationId}::uuid`,
      key: sql`${member}.user_id`,
      order: nothing,
    }
  },
})

/** Given and family name, else the e-mail address: a person is never shown without a name. */
export function nameOf({
  givenName,
  familyName,
  email,
}: Pick<Rows['User'], 'givenName' | 'familyName' | 'email'>): string {
  const name = [givenName, familyName].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? (email ?? 'Unnamed user') : name
}

/** The people who belong to an organization today, in the order they came. */
export const membersOf = defineLoader<string, readonly Rows['User'][]>(
  'User by organization',
  [],
  async (database, organizationId) => {
    const reading = wholeRow('User')
    const users = await database.read<{ cells: unknown[] }>(sql`
      select ${reading.cells('u')} as cells
      from organization_membership m join user_account u on u.id = m.user_id
      where m.organization_id = ${organizationId}::uuid and m.ended_at is null and m.is_access_approved
      order by m.created_at, u.id`)
    return new Map([[organizationId, users.map(({ cells }) => reading.row(cells))]])
  },
)
