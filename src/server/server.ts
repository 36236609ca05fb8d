import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { isUnavailable } from '../database/unavailable.ts'
import { answer, answerError, answerUnavailable, secure } from '../http/answer.ts'
import { createApiRoute } from '../http/apiRoute.ts'
import { noteClientAddress } from '../http/clientAddress.ts'
import { collectAfterBurst } from '../http/collectAfterBurst.ts'
import { compress } from '../http/compress.ts'
import { unlessEncoded } from '../http/contentEncoding.ts'
import { createCrossOrigin } from '../http/crossOrigin.ts'
import { cutEndless } from '../http/cutEndless.ts'
import { RETRY_AFTER } from '../http/errorCode.ts'
import { findRoute } from '../http/findRoute.ts'
import { drain, LIMITS, listen, urlOf } from '../http/listen.ts'
import { createProbe } from '../http/probe.ts'
import type { Env } from './env.ts'

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => unknown

type Application = {
  /** Answers `/graphql`. */
  handle: RequestHandler
  /** One statement. `/readyz` fails when it does, or when it takes more than a second. */
  ping: () => Promise<unknown>
  /** Each answers one path, or everything below a first segment such as `/t/`, and reads bodies itself. */
  routes: Readonly<Record<string, RequestHandler>>
  /** Completes the answers that would go on for ever. */
  endStreams: () => void
}

export type RunningServer = {
  url: string
  /** Until then everything but `/livez` answers 503: the port is taken before the database is opened. */
  open(application: Application): void
  /** Stops listening, ends subscriptions, and gives requests under way ten seconds. */
  stop(): Promise<void>
}

type ServerEnv = Pick<Env, 'host' | 'port'> & Partial<Pick<Env, 'trustedProxies' | 'corsOrigins'>>
type ServerSettings = { env: ServerEnv; log: Logger }

/** It answers every path alike: nobody knows yet what there is, and after a 404 a sending service may not come again. */
const CLOSED: Application = {
  handle: (_request, response) =>
    answerUnavailable(response, 'The server is starting or stopping. Try again in a moment.'),
  ping: () => Promise.reject(new Error('not open')),
  routes: {},
  endStreams: () => {},
}

/** Listens; the only place that does. */
export async function startServer({ env, log }: ServerSettings): Promise<RunningServer> {
  let application = CLOSED
  let isStopping = false
  const isReady = createProbe(() => application.ping())

  const routes: Record<string, RequestHandler> = {
    '/livez': (_request, response) => answer(response, 200, { status: 'ok' }),
    '/readyz': async (_request, response) => {
      if (!isStopping && (await isReady())) answer(response, 200, { status: 'ok' })
      else answer(response.setHeader('retry-after', String(RETRY_AFTER)), 503, { status: 'unavailable' })
    },
    '/': (_request, response) => {
      const location = Object.hasOwn(application.routes, '/console') ? '/console/' : '/graphql'
      response.writeHead(302, { location }).end()
    },
    '/graphql': createApiRoute(createCrossOrigin(env.corsOrigins ?? []), (request, response) =>
      application.handle(request, response),
    ),
  }

  const server = createServer(LIMITS, async (request, response) => {
    secure(request, response)
    noteClientAddress(request, env.trustedProxies)
    cutEndless(request, response)
    compress(request, response)
    if (isStopping) response.setHeader('connection', 'close')
    const path = request.url?.replace(/\?.*/s, '') ?? ''
    try {
      const route = findRoute(path, { exact: routes, below: application.routes })
      await (route ?? (application === CLOSED ? CLOSED.handle : answerNotFound))(request, response)
    } catch (error) {
      // Of a client that has left, nobody needs to know. The request itself counts as destroyed once it was read.
      if (!response.destroyed) log.error({ err: error }, 'A request failed.')
      answerFailure(response, error)
    }
  })
  collectAfterBurst(server)
  server.maxHeadersCount = 100
  // Ends connections that neither send nor read; Node waits twice as long when something is left to be written.
  server.timeout = 30_000
  server.maxConnections = 2_500
  // As a worker: without this it hands back a connection too many, and the primary offers it round without end.
  Object.assign(server, { dropMaxConnection: true })
  await listen(server, env)

  return {
    url: urlOf(server, env.host),
    open: (opened) => {
      const plain = Object.entries(opened.routes).map(([path, route]) => [path, unlessEncoded(route)])
      application = { ...opened, routes: Object.fromEntries(plain) }
    },
    stop: async () => {
      isStopping = true
      application.endStreams()
      await drain(server)
    },
  }
}

const answerNotFound: RequestHandler = (_request, response) =>
  answerError(response, { status: 404, code: 'NOT_FOUND', message: 'There is nothing here. See /graphql.' })

function answerFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy()
  else if (isUnavailable(error))
    answerUnavailable(response, 'The ledger is out of reach at the moment. Try again soon.')
  else answerError(response, { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong.' })
}
