import type pg from 'pg'

type Index = { name: string; definition: string }

/**
 * Takes away every index that no constraint stands on and returns how to make them again: building an index once over
 * all rows takes a fraction of the time of keeping it up row by row, most of all for the trigram ones.
 */
export async function takeIndexes(client: pg.Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisunique
    order by i.indrelid, i.indexrelid`)
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows
}
