import { type Sql, sql } from '../../database/sql.ts'
import { defineLoader } from './loader.ts'
import { type Relation, type RelationLoad, relationLoad } from './relation.ts'

type ValueDefinition<V> = {
  name: string
  /** Anything that `to_json` takes; a subquery names the organization of every table in it. */
  expression(key: Sql, organizationId: string): Sql
  fromJson(json: unknown): V
}

/** A value worked out by the database for each key, such as whether there are any rows. */
export function valueBy<V>({ name, expression, fromJson }: ValueDefinition<V>): RelationLoad<V> {
  const relation: Relation = {
    name,
    model: null,
    along: (key, _alias, organizationId) => sql`to_json(${expression(key, organizationId)})`,
    read: fromJson,
  }
  const absent = fromJson(null)
  const load = defineLoader<string, V>(name, absent, async (database, organizationId, keys) => {
    const rows = await database.read<{ key: string; value: unknown }>(sql`
      select keyed.id as key, to_json(${expression(sql`keyed.id`, organizationId)}) as value
      from unnest(${[...keys]}::uuid[]) as keyed(id)`)
    return new Map(rows.map(({ key, value }) => [key, fromJson(value)]))
  })
  return relationLoad(relation, load, absent)
}
