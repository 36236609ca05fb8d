import type pg from 'pg'
import { resultTypes, type Statement } from './read.ts'

/** Runs statements in one transaction, one after the other. */
export type Run = <Row extends object>(statement: Statement) => Promise<Row[]>

/** Commits what the work did when it is done, and undoes it when it throws. */
export type Transact = <Result>(work: (run: Run) => Promise<Result>) => Promise<Result>

type TransactOptions = {
  pool: pg.Pool
  nameOf: (text: string) => string | undefined
  onStatement: ((text: string, values: readonly unknown[]) => void) | undefined
}

/** Transactions of our own statements, past Prisma's mapping of both ways, which costs as much as the statements. */
export function createTransact({ pool, nameOf, onStatement }: TransactOptions): Transact {
  const runOn =
    (client: pg.PoolClient): Run =>
    async <Row extends object>(statement: Statement) => {
      const { text, values } = statement.render()
      onStatement?.(text, values)
      const name = nameOf(text)
      const query = { text, values, types: resultTypes, ...(name === undefined ? {} : { name }) }
      return (await client.query<Row>(query)).rows
    }

  return async (work) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const result = await work(runOn(client))
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      await undo(client)
      throw error
    }
  }
}

/** A connection on which not even that works is not given back. */
async function undo(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('rollback')
    client.release()
  } catch {
    client.release(true)
  }
}
