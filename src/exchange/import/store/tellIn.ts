import type { Statement } from '../../../database/read.ts'
import type { Transaction } from './scope.ts'

/** Has a statement run whose answer nobody needs. */
export async function tellIn(transaction: Transaction, statement: Statement): Promise<void> {
  const { text, values } = statement.render()
  await transaction.$executeRawUnsafe(text, ...values)
}
