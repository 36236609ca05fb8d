import type pg from 'pg'

/** Rows of its longest list up to which a ledger is small: reading all of them takes some tens of milliseconds. */
const SMALL = 50_000
/** How long what is known counts, in milliseconds. */
const FRESHNESS = 60_000

/**
 * Whether the ledger is small, by PostgreSQL's own statistics: false until they were read. Nobody waits for them: they are
 * read again behind the question's back.
 */
export function createSmallness(pool: pg.Pool): () => boolean {
  let isSmall = false
  let readAt = Number.NEGATIVE_INFINITY

  async function read(): Promise<void> {
    // Minus one: nobody has counted yet.
    const { rows } = await pool.query<{ small: boolean }>(`
      select coalesce(bool_and(reltuples between 0 and ${SMALL}), false) as small from pg_class
      where oid in ('party'::regclass, 'invoice'::regclass, 'email'::regclass, 'email_recipient'::regclass)`)
    isSmall = rows[0]?.small ?? false
  }

  return () => {
    if (performance.now() - readAt > FRESHNESS && !pool.ending) {
      readAt = performance.now()
      read().catch(() => {
        // The database is away, or not there yet: then it is not known to be small.
        isSmall = false
      })
    }
    return isSmall
  }
}
