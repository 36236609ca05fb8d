import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { Run, Tell } from '../../../database/transact.ts'
import type { Transaction } from './scope.ts'

type Asked = TemplateStringsArray | Prisma.Sql

/**
 * Statements that are written for Prisma, sent past it: it turns every parameter into JSON and back, which takes longer than
 * all else where the rows of a batch are one of them. What is executed is not waited for: PostgreSQL works on it while the
 * next is put together, and a statement that asks something waits for all before it.
 */
export function directTransaction(run: Run, tell: Tell): Transaction {
  const statement = (asked: Asked, values: readonly unknown[]) => {
    const { text, values: given } = asked instanceof Prisma.Sql ? asked : Prisma.sql(asked, ...values)
    return { render: () => ({ text, values: [...given] }) }
  }
  const direct = {
    $queryRaw: (asked: Asked, ...values: unknown[]) => run(statement(asked, values)),
    $executeRaw: async (asked: Asked, ...values: unknown[]) => {
      tell(statement(asked, values))
      return 0
    },
    $executeRawUnsafe: async (text: string, ...values: unknown[]) => {
      tell({ render: () => ({ text, values }) })
      return 0
    },
    $queryRawUnsafe: (text: string, ...values: unknown[]) => run({ render: () => ({ text, values }) }),
  }
  // An import uses nothing else of it, nor asks how many rows a statement changed.
  return direct as unknown as Transaction
}
