import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { Run } from '../../../database/transact.ts'
import type { Transaction } from './scope.ts'

type Asked = TemplateStringsArray | Prisma.Sql

/**
 * Statements that are written for Prisma, sent past it: it turns every parameter into JSON and back, which takes longer than
 * all else where the rows of a batch are one of them.
 */
export function directTransaction(run: Run): Transaction {
  const ask = (asked: Asked, values: readonly unknown[]) => {
    const { text, values: given } = asked instanceof Prisma.Sql ? asked : Prisma.sql(asked, ...values)
    return run({ render: () => ({ text, values: [...given] }) })
  }
  const direct = {
    $queryRaw: (asked: Asked, ...values: unknown[]) => ask(asked, values),
    $executeRaw: async (asked: Asked, ...values: unknown[]) => {
      await ask(asked, values)
      return 0
    },
    $queryRawUnsafe: (text: string, ...values: unknown[]) => run({ render: () => ({ text, values }) }),
  }
  // An import uses nothing else of it, nor asks how many rows a statement changed.
  return direct as unknown as Transaction
}
