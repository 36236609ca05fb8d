import { type Sql, sql } from '../../../database/sql.ts'

/** The statement that counts one more of what has no organization. */
export function counted(name: string): Sql {
  return sql`
    insert into counter as c (name, value) values (${name}::text, 1)
    on conflict (name) do update set value = c.value + 1`
}
