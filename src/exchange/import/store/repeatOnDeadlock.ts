import { sqlStateOf } from '../../../database/sqlState.ts'

const MOST_REPEATS = 2
const DEADLOCK = '40P01'

/** Does a transaction again, at most twice, where PostgreSQL undid it because it and another waited for one another. */
export async function repeatOnDeadlock<Result>(
  transact: () => Promise<Result>,
  repeats = MOST_REPEATS,
): Promise<Result> {
  try {
    return await transact()
  } catch (error) {
    if (repeats === 0 || sqlStateOf(error) !== DEADLOCK) throw error
    return repeatOnDeadlock(transact, repeats - 1)
  }
}
