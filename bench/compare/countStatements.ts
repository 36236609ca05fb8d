import { type DatabaseProxy, startProxy } from '../proxy.ts'
import { agree, type Trial } from './agree.ts'
import { askText } from './ask.ts'
import type { Operation } from './operation.ts'
import { KINDS, type Kind, withServers } from './servers.ts'
import type { Subject } from './subject.ts'

const TIMES = 20

/** SQL statements per request, who asks included, counted on the way to PostgreSQL in a pass that is not timed. */
export async function countStatements(
  operations: readonly Operation[],
  subject: Subject,
  { url, token }: { url: string; token: string },
): Promise<ReadonlyMap<string, number>> {
  const proxy = await startProxy(url)
  try {
    return await withServers(KINDS, { url: proxy.url, token }, async (servers) => {
      const counts: [string, number][] = []
      for (const operation of operations)
        counts.push(...(await countTrial(await agree(operation, servers, subject), proxy)))
      return new Map(counts)
    })
  } finally {
    proxy.close()
  }
}

/** The first requests prepare statements and open connections, so they do not count. */
async function countTrial(
  { operation, questions }: Trial,
  proxy: DatabaseProxy,
): Promise<[string, number][]> {
  const counts: [string, number][] = []
  for (const [server, question] of questions) {
    for (let time = 0; time < TIMES; time++) await askText(server, question)
    const before = proxy.statements()
    for (let time = 0; time < TIMES; time++) await askText(server, question)
    counts.push([countKey(operation.name, server.kind), (proxy.statements() - before) / TIMES])
  }
  return counts
}

export function countKey(operation: string, kind: Kind): string {
  return `${operation} ${kind}`
}
