import { nothing, raw, type Sql, sql, TRUE } from '../../database/sql.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import { wholeRow } from '../../graph/read/reading.ts'
import { oneBy } from '../../graph/read/rowRelation.ts'
import { column, type Rows } from '../../graph/read/table.ts'

/** The people whom an organization knows, each with the organization, as rows of `User`. */
const people = (organizationId: string, condition: Sql = TRUE) => sql`
  (select u.*, m.organization_id, m.created_at as member_since from organization_membership m
    join user_account u on u.id = m.user_id
    where m.organization_id = ${organizationId}::uuid and ${condition})`

/** A person as one organization knows them: members, and those who were members and left their mark. */
export const memberById = oneBy({
  name: 'User by membership',
  model: 'User',
  source: (alias, organizationId) => {
    return {
      tables: sql`${people(organizationId)} ${raw(alias)}`,
      tenant: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid`,
      key: column(alias, 'id'),
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
      select ${reading.cells('p')} as cells
      from ${people(organizationId, sql`m.ended_at is null and m.is_access_approved`)} p
      order by p.member_since, p.id`)
    return new Map([[organizationId, users.map(({ cells }) => reading.row(cells))]])
  },
)
