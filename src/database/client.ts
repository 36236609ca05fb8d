import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../prisma/generated/client/client.ts'
import { ReadAgainPool } from './readAgainPool.ts'

export type Database = PrismaClient

export type DatabaseOptions = {
  url: string
  /** Connections kept at most. Five to eight are right for two cores. */
  poolSize?: number
  /** Milliseconds after which PostgreSQL ends a statement. */
  statementTimeout?: number
  /** Told every statement, for tests that hold a budget and measurements that explain it. */
  onStatement?: (text: string, values: readonly unknown[]) => void
}

/** PostgreSQL keeps a named statement until its connection ends, so only this many texts get a name. */
const MAX_NAMED_STATEMENTS = 500
const UNNAMED = ''

/** The one way to PostgreSQL: a bounded pool, statements prepared by name, every wait limited. */
export function createDatabase({ url, poolSize, statementTimeout, onStatement }: DatabaseOptions): Database {
  const names = new Map<string, string>()
  const pool = new ReadAgainPool({
    connectionString: url,
    max: poolSize ?? 6,
    connectionTimeoutMillis: 2_000,
    statement_timeout: statementTimeout ?? 5_000,
    idle_in_transaction_session_timeout: 10_000,
    lock_timeout: 2_000,
    application_name: 'duegraph',
    // The adapter reads every timestamptz as ISO in UTC, whatever the session prints.
    options: '-c TimeZone=UTC -c DateStyle=ISO',
  })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql, args }) => {
      onStatement?.(sql, args)
      return nameStatement(names, sql)
    },
    // A broken idle connection is replaced by the pool; the statement that needs one reports the fault.
    onPoolError: () => {},
    onConnectionError: () => {},
  })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 2_000, timeout: 10_000 } })
}

function nameStatement(names: Map<string, string>, text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MAX_NAMED_STATEMENTS) return UNNAMED
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}
