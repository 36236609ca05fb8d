import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { at, type Json, listOf } from './json.ts'
import type { Ask, Question } from './operation.ts'
import type { Server } from './servers.ts'

/** The answer's text; throws when it is an error, in HTTP or in GraphQL. */
export async function askText({ url, headers, kind }: Server, question: Question): Promise<string> {
  // A connection of its own: a kept one may be closed by the server in the moment it is used again.
  const asking = request(url, { method: 'POST', headers, agent: false })
  asking.end(JSON.stringify(question))
  // The event carries nothing else.
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  const answer = await text(response)
  if (response.statusCode !== 200 || listOf(at(parse(answer), 'errors')).length > 0)
    throw new Error(`${kind} answered ${response.statusCode}: ${answer.slice(0, 1_000)}`)
  return answer
}

export function askOf(server: Server): Ask {
  return async (question) => at(parse(await askText(server, question)), 'data')
}

function parse(answer: string): Json {
  // What JSON.parse returns is JSON by definition.
  return JSON.parse(answer) as Json
}
