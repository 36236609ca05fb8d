import { and, FALSE, type Sql, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareText } from '../../graph/filter/compareText.ts'
import { when } from '../../graph/filter/condition.ts'
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

/** True where the column holds the id of a person that fits. A column without a value fits nobody. */
export function isMember(scope: Scope, path: string, userId: Sql, where: UserWhere): Sql {
  const name = sql`nullif(concat_ws(' ', nullif(u.given_name, ''), nullif(u.family_name, '')), '')`
  const conditions = [
    sql`m.organization_id = ${scope.organizationId}::uuid`,
    sql`m.user_id = ${userId}`,
    ...when(where.id, (id) => equalsUser(decodeUser(id))),
    ...when(where.uid, (uid) => equalsUser(uid)),
    ...compareAddress(`${path}.email`, sql`u.email`, where.email),
    ...compareText(`${path}.name`, name, where.name),
  ]
  return sql`exists (select 1 from organization_membership m join user_account u on u.id = m.user_id
    where ${and(conditions)})`
}

function equalsUser(userId: string | null): Sql {
  return userId === null ? FALSE : sql`m.user_id = ${userId}::uuid`
}

function decodeUser(id: string): string | null {
  const decoded = decodeGlobalId(id)
  return decoded?.type === 'User' ? decoded.id : null
}
