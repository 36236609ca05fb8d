import { Prisma } from '../../../prisma/generated/client/client.ts'

const MOST_REPEATS = 2

/** Does a transaction again, at most twice, where PostgreSQL undid it because it and another waited for one another. */
export async function repeatOnDeadlock<Result>(
  transact: () => Promise<Result>,
  repeats = MOST_REPEATS,
): Promise<Result> {
  try {
    return await transact()
  } catch (error) {
    if (repeats === 0 || !isDeadlock(error)) throw error
    return repeatOnDeadlock(transact, repeats - 1)
  }
}

/** Of a statement of our own, Prisma tells PostgreSQL's code only beside its own. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return JSON.stringify(error.meta ?? null).includes('"originalCode":"40P01"')
}
