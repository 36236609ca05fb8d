import type pg from 'pg'

/** Skips the checks of foreign keys in this session: every key is computed, so none needs looking up. */
const SKIP_CHECKS = 'set session_replication_role = replica'

/**
 * Runs without checks of foreign keys, but with the triggers that keep derived columns and tallies: PostgreSQL leaves out
 * both kinds together, except for triggers that are to fire always.
 */
export async function withoutChecks(client: pg.Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ table: string; trigger: string }>(`
    select t.tgrelid::regclass::text as table, quote_ident(t.tgname) as trigger
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled = 'O'`)
  const enable = async (when: string) => {
    for (const { table, trigger } of rows)
      await client.query(`alter table ${table} enable ${when} trigger ${trigger}`)
  }
  await enable('always')
  await client.query(SKIP_CHECKS)
  await work()
  await client.query('reset session_replication_role')
  await enable('')
}
