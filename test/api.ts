import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type ExecutionResult, print } from 'graphql'
import pino from 'pino'
import { readKeys } from '../src/database/setting.ts'
import { createLiveHub } from '../src/graph/live/hub.ts'
import { createToken, parseToken } from '../src/ledger/account/token.ts'
import { readEnv } from '../src/server/env.ts'
import { createDuegraph, type DuegraphOptions } from '../src/server/yoga.ts'
import { createTestDatabase } from './database.ts'
import { createTestMailroom } from './mailroom.ts'

/** The instant at which all tests happen: noon in Berlin, a Friday. */
export const NOW = new Date('2026-03-13T11:00:00.000Z')

/** All tests run the ordinary way with `ACCELERATOR=0`, as the server does. */
const EXECUTION: NonNullable<DuegraphOptions['execution']> = readEnv(process.env).isAccelerated
  ? 'fast'
  : 'ordinary'

export type Answer<Data> = ExecutionResult<Data> & { status: number; headers: Headers }

/** The whole API on a database of its own, asked the way a client asks. */
export async function createTestApi({
  now = () => NOW,
  tokenInterval = 5_000,
  takesUtf8 = true,
  execution = EXECUTION,
} = {}) {
  const { database, statements, drop, url } = await createTestDatabase()
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  const { cursorKey, mailKey } = await readKeys(database)
  const mailroom = createTestMailroom(url, mailKey, takesUtf8)
  const hub = createLiveHub({ url, log })
  const yoga = createDuegraph({
    database,
    log,
    cursorKey,
    mailroom,
    hub,
    tokenInterval,
    corsOrigins: ['https://app.example'],
    graphiql: null,
    now,
    execution,
  })
  const send = (init: RequestInit, path = '/graphql') =>
    Promise.resolve(yoga.fetch(new URL(path, 'http://duegraph.example').href, init))

  /** Sends a document as any client would; `token: null` sends none. */
  async function ask<Data = Record<string, unknown>>(
    token: string | null,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Answer<Data>> {
    const response = await send({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: document, variables }),
    })
    const body: ExecutionResult<Data> = JSON.parse(await response.text())
    return { ...body, status: response.status, headers: response.headers }
  }

  /** Sends a typed document and insists on data without errors. */
  async function run<Data, Variables extends Record<string, unknown>>(
    token: string,
    document: TypedDocumentNode<Data, Variables>,
    ...[variables]: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<Data> {
    const answer = await ask<Data>(token, print(document), variables ?? {})
    if (answer.errors !== undefined || !answer.data) throw new Error(JSON.stringify(answer.errors))
    return answer.data
  }

  /** A token of the person, straight into the database. */
  async function tokenOf(
    userId: string,
    { isReadOnly = false, expiresAt = null as Date | null, name = null as string | null } = {},
  ) {
    const token = createToken()
    const hash = parseToken(token)
    if (hash === null) throw new Error('A fresh token must be well-formed.')
    await database.apiToken.create({
      data: { userId, name, hash: Uint8Array.from(hash), lastFour: token.slice(-4), isReadOnly, expiresAt },
    })
    return token
  }

  return {
    database,
    url,
    statements,
    mailroom,
    hub,
    yoga,
    send,
    ask,
    run,
    tokenOf,
    close: async () => {
      await Promise.all([mailroom.queue.stop(), hub.close()])
      await drop()
    },
  }
}

export type TestApi = Awaited<ReturnType<typeof createTestApi>>
