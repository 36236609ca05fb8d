import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { makeLedger } from './makeLedger.ts'
import { storeLedger } from './store.ts'
import { DEMO_EMAIL } from './team.ts'

const DEMO_LOCK = 7_246_003

type DemoOptions = {
  now?: Date
  /** Told each step while the ledger is made. */
  log?: (line: string) => void
}

/**
 * Makes the demo ledger, once. It is stored in one transaction: a process killed meanwhile leaves nothing behind,
 * and the next call starts over. Two servers starting at once wait for each other.
 */
export async function ensureDemo(
  database: PrismaClient,
  options: DemoOptions = {},
): Promise<{ userId: string }> {
  const known = await findDemoUser(database)
  if (known !== null) return { userId: known }

  const { ledger, userId } = makeLedger(options.now ?? new Date())
  return await database.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`set local lock_timeout = '60s'`
      await transaction.$executeRaw`set local statement_timeout = '60s'`
      await transaction.$executeRaw`select pg_advisory_xact_lock(${DEMO_LOCK})`
      const made = await findDemoUser(transaction)
      if (made !== null) return { userId: made }
      await storeLedger(transaction, ledger, options.log ?? (() => {}))
      return { userId }
    },
    { maxWait: 10_000, timeout: 120_000 },
  )
}

async function findDemoUser(database: Pick<PrismaClient, 'user'>): Promise<string | null> {
  const user = await database.user.findUnique({ where: { email: DEMO_EMAIL }, select: { id: true } })
  return user?.id ?? null
}
