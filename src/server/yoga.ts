import { randomUUID } from 'node:crypto'
import { createYoga, type GraphiQLOptions } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Database } from '../database/client.ts'
import type { Context } from '../graph/context.ts'
import { withoutAccelerator } from '../graph/execution/accelerator.ts'
import { type ContextAt, createFollow } from '../graph/live/follow.ts'
import type { LiveHub } from '../graph/live/hub.ts'
import { createTokenWatch } from '../graph/live/tokenWatch.ts'
import { clientAddressOf } from '../http/clientAddress.ts'
import { createCrossOrigin } from '../http/crossOrigin.ts'
import { nodeRequestOf } from '../http/nodeRequest.ts'
import { createCallers } from '../ledger/account/callers.ts'
import { createFindViewer } from '../ledger/account/findViewer.ts'
import { createKnownOwners } from '../ledger/account/knownOwners.ts'
import { createPresume } from '../ledger/account/proof.ts'
import { auditWriter } from '../ledger/audit/auditWriter.ts'
import type { Mailroom } from '../queue/mailroom.ts'
import { createContext } from './createContext.ts'
import { graphiqlPage } from './graphiqlPage.ts'
import { createDocumentStore } from './persisted/store.ts'
import { useAuthentication } from './plugin/useAuthentication.ts'
import { present, useErrors } from './plugin/useErrors.ts'
import { useFastExecution } from './plugin/useFastExecution.ts'
import { useHttpHeaders } from './plugin/useHttpHeaders.ts'
import { useJsonOnly } from './plugin/useJsonOnly.ts'
import { useLimits } from './plugin/useLimits.ts'
import { usePersistedQueries } from './plugin/usePersistedQueries.ts'
import { usePresumedViewer } from './plugin/usePresumedViewer.ts'
import { useRefusedMutations } from './plugin/useRefusedMutations.ts'
import { useSubscriptions } from './plugin/useSubscriptions.ts'
import { schema } from './schema.ts'

export type DuegraphOptions = {
  database: Database
  /** Viewers are looked up through connections of their own, so that slow lists cannot lock everybody out. */
  accounts?: Database
  log: Logger
  /** Signs cursors; every server on one database shares it. */
  cursorKey: Buffer
  /** Writes letters and has them sent. */
  mailroom: Mailroom
  /** Tells subscriptions what changes; without it there are none. */
  hub?: LiveHub
  /** Milliseconds after which the tokens of open subscriptions are looked at again. */
  tokenInterval?: number
  corsOrigins: readonly string[]
  /** What GraphiQL starts with, for the browser that asks; null where it is not served. */
  graphiql: ((request: Request) => GraphiQLOptions | Promise<GraphiQLOptions>) | null
  now?: () => Date
  /** `ordinary` leaves the accelerator out: graphql-js, DataLoader and Prisma, which the fast way is held to. */
  execution?: 'fast' | 'ordinary'
}

const TOKEN_INTERVAL = 5_000

/** The whole API as a function of a request: the server listens in front of it, tests call it as it is. */
export function createDuegraph({
  database,
  accounts,
  log,
  cursorKey,
  mailroom,
  hub,
  tokenInterval = TOKEN_INTERVAL,
  corsOrigins,
  graphiql,
  now: clock = () => new Date(),
  execution,
}: DuegraphOptions) {
  const known = createKnownOwners()
  const findViewer = createFindViewer(accounts ?? database, known)
  const queries = new WeakSet<Request>()
  const tokens = createTokenWatch({ findViewer, now: clock, interval: tokenInterval, log })
  const requestIds = new WeakMap<Request, string>()
  const requestIdOf = (request: Request) => {
    const id = requestIds.get(request) ?? randomUUID()
    requestIds.set(request, id)
    return id
  }
  const callers = createCallers({
    findViewer,
    presume: createPresume(known),
    now: clock,
    explain: (error, request) => present(error, requestIdOf(request), log),
  })
  const contextOf = (request: Request, serverContext: object) => {
    const { viewer, tokenHash, proof } = callers.of(request)
    const common = {
      requestId: requestIdOf(request),
      clientAddress: addressBehind(serverContext),
      cursorKey,
      mailroom,
      audit: auditWriter,
    }
    const contextAt: ContextAt = (onlooker, moment) =>
      createContext({ ...common, database, viewer: onlooker, ...moment })
    const follow = hub && createFollow({ viewer, tokenHash, hub, tokens, now: clock, request, contextAt })
    return createContext({
      ...common,
      database: proof?.over(database) ?? database,
      viewer,
      now: clock(),
      follow: follow ?? null,
    })
  }
  return createYoga<object, Context>({
    schema: execution === 'ordinary' ? withoutAccelerator(schema) : schema,
    graphqlEndpoint: '/graphql',
    logging: false,
    landingPage: false,
    batching: false,
    multipart: false,
    // The server in front limits it while it comes in.
    maxRequestBodySize: false,
    graphiql: graphiql === null ? false : (request) => graphiql(request),
    renderGraphiQL: graphiqlPage,
    cors: false,
    maskedErrors: { maskError: (error) => present(error, randomUUID(), log) },
    context: async ({ request, ...serverContext }) => {
      if (!queries.has(request) && !callers.isSettled(request)) await callers.settle(request)
      return contextOf(request, serverContext)
    },
    plugins: [
      useHttpHeaders(createCrossOrigin(corsOrigins), requestIdOf),
      useJsonOnly(),
      useAuthentication({ callers, queries }),
      // Before the limits, which hold for the document that is meant.
      usePersistedQueries(createDocumentStore()),
      useLimits(new WeakMap()),
      useRefusedMutations({
        log,
        requestOf: (request, serverContext) => {
          const viewer = callers.find(request)?.viewer
          const clientAddress = addressBehind(serverContext)
          return viewer && { database, viewer, clientAddress, now: clock(), requestId: requestIdOf(request) }
        },
      }),
      useErrors(log, requestIdOf),
      useSubscriptions((error, request) => present(error, requestIdOf(request), log)),
      useFastExecution(log),
      usePresumedViewer(callers, contextOf),
    ],
  })
}

function addressBehind(serverContext: object): string | null {
  const request = nodeRequestOf(serverContext)
  return request === null ? null : clientAddressOf(request)
}
