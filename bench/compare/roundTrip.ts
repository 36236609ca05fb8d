import pg from 'pg'
import { median } from './summary.ts'

const TIMES = 50

/** Milliseconds until PostgreSQL has answered the smallest statement. */
export async function roundTrip(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    const start = performance.now()
    await client.query({ name: 'trip', text: 'select 1' })
    times.push(performance.now() - start)
  }
  await client.end()
  return median(times)
}
