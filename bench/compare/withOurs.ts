import { withToken } from './database.ts'
import { type Server, startServer } from './servers.ts'

/** Runs with our server on each of several databases, and stops all of them whatever happens. */
export async function withOurs<Answer>(
  places: readonly { databaseUrl: string; tokenUrl: string }[],
  work: (servers: readonly Server[]) => Promise<Answer>,
  started: readonly Server[] = [],
): Promise<Answer> {
  const [place, ...rest] = places
  if (place === undefined) return work(started)
  return withToken(place.tokenUrl, async (token) => {
    const server = await startServer('ours', place.databaseUrl, token)
    try {
      return await withOurs(rest, work, [...started, server])
    } finally {
      await server.stop()
    }
  })
}
