import { mostConnections as connectionsOf, createDatabase, type Database } from '../../database/client.ts'
import type { Env } from '../../env.ts'

/** What one serving process keeps open to PostgreSQL. */
export type Connections = { database: Database; accounts: Database }

/** Enough to tell who asks: one statement by a key per request. */
const ACCOUNT_CONNECTIONS = 2

export function connect(url: string, { poolSize }: Pick<Env, 'poolSize'>): Connections {
  return {
    database: createDatabase({ url, poolSize }),
    accounts: createDatabase({ url, poolSize: ACCOUNT_CONNECTIONS }),
  }
}

export async function disconnect({ database, accounts }: Connections): Promise<void> {
  await Promise.all([database.$disconnect(), accounts.$disconnect()])
}

/** How many connections the workers may hold together. */
export function mostConnections({ workers, poolSize }: Pick<Env, 'workers' | 'poolSize'>): number {
  return workers * (connectionsOf(poolSize) + ACCOUNT_CONNECTIONS)
}
