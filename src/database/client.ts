import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '../../prisma/generated/client/client.ts'
import { createRead, type Read } from './read.ts'
import { ReadAgainPool } from './readAgainPool.ts'
import { createSmallness } from './smallness.ts'
import { createStatementNames } from './statementNames.ts'
import { createTransact, type Transact } from './transact.ts'

/** Prisma, and two ways past its mapping for what is asked often: `read` for one statement, `transact` for several. */
export type Database = PrismaClient & { read: Read; transact: Transact }

export type DatabaseOptions = {
  url: string
  /** Connections kept at most; beside them as many for transactions, and half as many for statements planned each time. */
  poolSize?: number
  /** Milliseconds after which PostgreSQL ends a statement. */
  statementTimeout?: number
  /** Milliseconds to wait for a free connection. */
  connectionTimeout?: number
  /** Told every statement, for tests that hold a budget and measurements that explain it. */
  onStatement?: (text: string, values: readonly unknown[]) => void
}

const UNNAMED = ''
/** Five to eight are right for two cores. */
const POOL_SIZE = 6

/** The one way to PostgreSQL: bounded pools, statements prepared by name, every wait limited. */
export function createDatabase(options: DatabaseOptions): Database {
  const { poolSize = POOL_SIZE, onStatement } = options
  const nameOf = createStatementNames()
  // Left to itself, PostgreSQL plans a page anew each time, because it cannot know how short it will be.
  const pool = createPool(options, poolSize, 'force_generic_plan')
  const planningPool = createPool(options, planningConnections(poolSize), 'force_custom_plan')
  const writingPool = createPool(options, poolSize, 'force_generic_plan', {
    pipeline: true,
    options: optionsOf({ ...SESSION, ...WRITING }),
  })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: false,
    statementNameGenerator: ({ sql, args }) => {
      onStatement?.(sql, args)
      return nameOf(sql) ?? UNNAMED
    },
    onConnectionError: () => {},
  })
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 2_000, timeout: 10_000 } })
  const disconnect = client.$disconnect.bind(client)
  return Object.assign(client, {
    read: createRead({ pool, planningPool, isSmall: createSmallness(pool), nameOf, onStatement }),
    transact: createTransact({ pool: writingPool, nameOf, onStatement }),
    $disconnect: async () => {
      await disconnect()
      // Prisma may be told twice; a pool may not.
      const open = [pool, planningPool, writingPool].filter(({ ending }) => !ending)
      await Promise.all(open.map((each) => each.end()))
    },
  })
}

/** How many connections a database of this pool size opens at most. */
export function mostConnections(poolSize: number): number {
  return 2 * poolSize + planningConnections(poolSize)
}

function planningConnections(poolSize: number): number {
  return Math.ceil(poolSize / 2)
}

const SESSION = {
  // Instants are read as ISO in UTC, whatever the session would print.
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  // Requests come in parallel already: workers of one statement would take the cores of the others.
  max_parallel_workers_per_gather: '0',
  // Statements are short; compiling one takes longer than running it.
  jit: 'off',
}

/**
 * Transactions find rows by their keys. Of a table that was empty when it was last counted PostgreSQL would read all rows
 * instead, and keep to that plan while a first burst of mail fills it.
 */
const WRITING = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off' }

function optionsOf(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

type Planning = 'force_generic_plan' | 'force_custom_plan'

function createPool(
  { url, statementTimeout, connectionTimeout }: DatabaseOptions,
  max: number,
  planning: Planning,
  extra: pg.PoolConfig = {},
) {
  const pool = new ReadAgainPool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectionTimeout ?? 2_000,
    statement_timeout: statementTimeout ?? 5_000,
    idle_in_transaction_session_timeout: 10_000,
    lock_timeout: 2_000,
    application_name: 'duegraph',
    options: optionsOf({ ...SESSION, plan_cache_mode: planning }),
    ...extra,
  })
  // A broken idle connection is replaced by the pool; the statement that needs one reports the fault.
  pool.on('error', () => {})
  // One that is at work is no business of the pool's, and without a listener its loss would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
