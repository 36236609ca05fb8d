import { availableParallelism } from 'node:os'
import pg from 'pg'
import type { Options } from './options.ts'

type Conditions = ReturnType<typeof measured> & {
  machine: Awaited<ReturnType<typeof describeMachine>>
  generator: string
}

/** What was asked for, without where the database is: that may hold a password. */
export function measured({ size, seconds, rounds, connections }: Options) {
  return { size, seconds, rounds, connections }
}

export async function describeMachine(databaseUrl: string) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return { cores: availableParallelism(), node: process.version, postgresql: rows[0]?.server_version ?? '' }
}

export function headline({ machine, generator, size, seconds, rounds, connections }: Conditions): string {
  return [
    `${size.invoices} invoices of ${size.organizations} organizations, the first with ${size.weight} times the rows of another;`,
    `${machine.cores} cores, Node ${machine.node}, PostgreSQL ${machine.postgresql}; ${generator}, ${connections} connections,`,
    `medians of ${rounds} rounds of ${seconds} s; CPU per request.`,
  ].join('\n')
}
