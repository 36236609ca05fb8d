import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { openEmbedded } from '../../src/database/embedded.ts'
import { createToken, lastFour } from '../../src/ledger/account/token.ts'
import { BENCH_USER } from '../ledger/accounts.ts'
import type { LedgerOptions } from './options.ts'

export type Opened = { url: string; close: () => Promise<void> }

/** The database that is measured: the one that DATABASE_URL names, else an embedded one that is kept. */
export async function openDatabase(
  { databaseUrl, dataDir }: LedgerOptions,
  report: (line: string) => void,
): Promise<Opened> {
  if (databaseUrl !== null) return { url: databaseUrl, close: async () => {} }
  return openEmbedded(dataDir, { mayMove: true, report })
}

/** Runs with a token of the bench's user, as a client of ours needs one. */
export async function withToken<Answer>(
  url: string,
  work: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const token = createToken()
  const id = randomUUID()
  await query(
    url,
    `insert into api_token (id, user_id, name, hash, last_four)
    select $1, id, 'bench', $2, $3 from user_account where email = $4`,
    [id, createHash('sha256').update(token).digest(), lastFour(token), BENCH_USER],
  )
  try {
    return await work(token)
  } finally {
    await query(url, 'delete from api_token where id = $1', [id])
  }
}

/** Waits until no statement is under way any more; a minute at most. */
export async function untilIdle(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (let attempt = 0; attempt < 600; attempt++) {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity where backend_type = 'client backend' and state = 'active'
          and pid <> pg_backend_pid()`,
      )
      if (rows.length === 0) return
      await delay(100)
    }
  } finally {
    await client.end()
  }
}

async function query(url: string, text: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text, [...values])
  } finally {
    await client.end()
  }
}
