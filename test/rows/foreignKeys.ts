import type { Database } from '../../src/database/client.ts'

export type ForeignKey = {
  name: string
  table: string
  columns: string[]
  /** Those of the columns that may be empty. */
  optional: string[]
  target: string
  targetColumns: string[]
}

/** Every foreign key of the schema, from the catalogue. */
export function foreignKeys(database: Pick<Database, '$queryRaw'>): Promise<ForeignKey[]> {
  return database.$queryRaw<ForeignKey[]>`
    select c.conname::text as name, t.relname::text as "table", f.relname::text as target,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by i) as columns,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n
        where not a.attnotnull order by i) as optional,
      array(select a.attname::text from unnest(c.confkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by i) as "targetColumns"
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace
    order by "table", name`
}
