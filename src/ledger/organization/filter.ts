import { and, FALSE, not, type Sql, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareText } from '../../graph/filter/compareText.ts'
import { checkedList, when } from '../../graph/filter/condition.ts'
import { type Maybe, StringFilter } from '../../graph/filter/operators.ts'
import { decodeGlobalId } from '../../graph/globalId.ts'

export interface UserWhere {
  id?: Maybe<string>
  uid?: Maybe<string>
  email?: Maybe<typeof StringFilter.$inferInput>
  name?: Maybe<typeof StringFilter.$inferInput>
}

export const UserWhereInput = builder.inputType('UserWhere', {
  description: 'Picks people of the organization. All given conditions must hold.',
  fields: (t) => ({
    id: t.id({ description: 'The global id.' }),
    uid: t.field({ type: 'UUID', description: 'The raw UUID.' }),
    email: t.field({ type: StringFilter, description: 'The e-mail address.' }),
    name: t.field({ type: StringFilter, description: 'Given and family name, joined by a space.' }),
  }),
})

export interface PersonComparison {
  eq?: Maybe<string>
  in?: Maybe<readonly string[]>
  notIn?: Maybe<readonly string[]>
  isNull?: Maybe<boolean>
}

export const PersonFilter = builder.inputType('PersonFilter', {
  description: 'Compares the global id of a person. An id that names nobody matches nothing.',
  fields: (t) => ({
    eq: t.id({ description: 'This person.' }),
    in: t.idList({ description: 'One of these people, at most 250. An empty list matches nothing.' }),
    notIn: t.idList({ description: 'None of these people, at most 250; nobody is none of them.' }),
    isNull: t.boolean({ description: 'true: is nobody. false: is somebody.' }),
  }),
})

/** The condition on a column that holds the UUID of a person. */
export function comparePerson(path: string, userId: Sql, filter: PersonComparison): Sql[] {
  const uuids = (name: string, ids: readonly string[]) => {
    const found = checkedList(`${path}.${name}`, ids).map(decodeUser)
    return sql`${found.filter((id) => id !== null)}::uuid[]`
  }
  return [
    ...when(filter.eq, (id) => equals(userId, decodeUser(id))),
    ...when(filter.in, (ids) => sql`${userId} = any(${uuids('in', ids)})`),
    ...when(filter.notIn, (ids) => not(sql`${userId} = any(${uuids('notIn', ids)})`)),
    ...when(filter.isNull, (isNull) => sql`(${userId} is null) = ${isNull}`),
  ]
}

/** True where the column holds the id of a person that fits. A column without a value fits nobody. */
export function isMember(scope: Scope, path: string, userId: Sql, where: UserWhere): Sql {
  const name = sql`nullif(concat_ws(' ', nullif(u.given_name, ''), nullif(u.family_name, '')), '')`
  const conditions = [
    sql`m.organization_id = ${scope.organizationId}::uuid`,
    sql`m.user_id = ${userId}`,
    ...when(where.id, (id) => equals(sql`m.user_id`, decodeUser(id))),
    ...when(where.uid, (uid) => equals(sql`m.user_id`, uid)),
    ...compareAddress(`${path}.email`, sql`u.email`, where.email),
    ...compareText(`${path}.name`, name, where.name),
  ]
  return sql`exists (select 1 from organization_membership m join user_account u on u.id = m.user_id
    where ${and(conditions)})`
}

function equals(column: Sql, userId: string | null): Sql {
  return userId === null ? FALSE : sql`${column} = ${userId}::uuid`
}

function decodeUser(id: string): string | null {
  const decoded = decodeGlobalId(id)
  return decoded?.type === 'User' ? decoded.id : null
}
