import type { Socket } from 'node:net'
import type pg from 'pg'
import { resultTypes, type Statement } from './read.ts'
import { sqlStateOf } from './sqlState.ts'

/** Runs a statement and waits for its rows. */
export type Run = <Row extends object>(statement: Statement) => Promise<Row[]>

/** Has a statement run in its turn, whose answer is not needed before the end; should it fail, all of it fails. */
export type Tell = (statement: Statement) => void

/** Commits what the work did when it is done, and undoes it when anything fails. */
export type Transact = <Result>(work: (run: Run, tell: Tell) => Promise<Result>) => Promise<Result>

const IN_FAILED_TRANSACTION = '25P02'

type TransactOptions = {
  /** Its connections send statements without waiting for the answers to those before. */
  pool: pg.Pool
  nameOf: (text: string) => string | undefined
  onStatement: ((text: string, values: readonly unknown[]) => void) | undefined
}

/**
 * Transactions of our own statements, past Prisma's mapping of both ways. Statements that are not waited for leave together,
 * `begin` and `commit` with them: a transaction costs as many round trips as it asks questions.
 */
export function createTransact({ pool, nameOf, onStatement }: TransactOptions): Transact {
  return async (work) => {
    const client = await pool.connect()
    const told: Promise<unknown>[] = []
    const keep = (answer: Promise<unknown>) => {
      // Heard of at the end, where all of them are waited for.
      answer.catch(() => {})
      told.push(answer)
    }
    const run: Run = async <Row extends object>(statement: Statement) => {
      const { text, values } = statement.render()
      onStatement?.(text, values)
      const name = nameOf(text)
      gather(client)
      const query = { text, values, types: resultTypes, ...(name === undefined ? {} : { name }) }
      return (await client.query<Row>(query)).rows
    }
    try {
      gather(client)
      keep(client.query('begin'))
      const result = await work(run, (statement) => keep(run(statement)))
      gather(client)
      keep(client.query('commit'))
      await Promise.all(told)
      client.release()
      return result
    } catch (error) {
      await undo(client)
      throw await firstFault(told, error)
    }
  }
}

/** After a statement that nobody waited for has failed, PostgreSQL refuses all others: its own fault is the one to tell. */
async function firstFault(told: readonly Promise<unknown>[], error: unknown): Promise<unknown> {
  if (sqlStateOf(error) !== IN_FAILED_TRANSACTION) return error
  const failed = (await Promise.allSettled(told)).find(({ status }) => status === 'rejected')
  return failed?.status === 'rejected' ? failed.reason : error
}

/** What is sent at this moment is sent in one piece: each piece wakes PostgreSQL anew. */
function gather(client: pg.PoolClient): void {
  // The driver's types do not name the socket of its connection.
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
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
