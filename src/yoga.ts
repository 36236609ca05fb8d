import { randomUUID } from 'node:crypto'
import { renderGraphiQL } from '@graphql-yoga/render-graphiql'
import { createYoga, type GraphiQLOptions } from 'graphql-yoga'
import type { Logger } from 'pino'
import { type Context, createContext } from './context.ts'
import type { Database } from './database/client.ts'
import { useAuthentication } from './plugin/useAuthentication.ts'
import { present, useErrors } from './plugin/useErrors.ts'
import { useFastExecution } from './plugin/useFastExecution.ts'
import { useJsonOnly } from './plugin/useJsonOnly.ts'
import { useLimits } from './plugin/useLimits.ts'
import { schema } from './schema.ts'
import type { Viewer } from './viewer.ts'

export type DuegraphOptions = {
  database: Database
  /** Who somebody is, is read through connections of its own, so that slow lists cannot lock everybody out. */
  accounts?: Database
  log: Logger
  /** Signs cursors; every server on one database shares it. */
  cursorKey: Buffer
  corsOrigins: readonly string[]
  /** What GraphiQL starts with, for the browser that asks; null where it is not served. */
  graphiql: ((request: Request) => GraphiQLOptions) | null
  now?: () => Date
  /** `ordinary` executes everything the slow way, which the fast one is held to. */
  execution?: 'fast' | 'ordinary'
}

/** The whole API as a function of a request: the server listens in front of it, tests call it as it is. */
export function createDuegraph({
  database,
  accounts,
  log,
  cursorKey,
  corsOrigins,
  graphiql,
  now,
  execution,
}: DuegraphOptions) {
  const clock = now ?? (() => new Date())
  const viewers = new WeakMap<Request, Viewer>()
  const requestIds = new WeakMap<Request, string>()
  const requestIdOf = (request: Request) => {
    const id = requestIds.get(request) ?? randomUUID()
    requestIds.set(request, id)
    return id
  }
  return createYoga<object, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    logging: false,
    landingPage: false,
    batching: false,
    multipart: false,
    // The server in front limits it while it comes in.
    maxRequestBodySize: false,
    graphiql: graphiql === null ? false : (request) => graphiql(request),
    renderGraphiQL,
    cors:
      corsOrigins.length === 0 ? false : { origin: [...corsOrigins], methods: ['POST'], credentials: false },
    maskedErrors: { maskError: (error) => present(error, randomUUID(), log) },
    context: ({ request }) => {
      const viewer = viewers.get(request)
      if (viewer === undefined) throw new Error('A request got past authentication without a viewer.')
      return createContext({ viewer, database, now: clock(), requestId: requestIdOf(request), cursorKey })
    },
    plugins: [
      useJsonOnly(),
      useAuthentication({
        database: accounts ?? database,
        viewers,
        now: clock,
        explain: (error, request) => present(error, requestIdOf(request), log),
      }),
      useLimits(new WeakMap()),
      useErrors(log, requestIdOf),
      ...(execution === 'ordinary' ? [] : [useFastExecution()]),
      {
        onResponse: ({ request, response }) => response.headers.set('x-request-id', requestIdOf(request)),
      },
    ],
  })
}
