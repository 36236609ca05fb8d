import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { createExportContext } from '../../src/command/serve/exportContext.ts'
import { readKeys } from '../../src/database/setting.ts'
import type { Exporter } from '../../src/exchange/export/exporter.ts'
import { createExportRoute } from '../../src/exchange/export/exportRoute.ts'
import { EXPORT_LIMITS, type ExportLimits } from '../../src/exchange/export/limits.ts'
import { runBulkQuery } from '../../src/exchange/export/runBulkQuery.ts'
import { decodeGlobalId } from '../../src/graph/globalId.ts'
import { NOW, type TestApi } from '../api.ts'

export type BulkQuery = {
  id: string
  status: string
  rowCount: number
  byteCount: number
  isPartial: boolean
  errorCode: string | null
  errorMessage: string | null
  url: string | null
  expiresAt: string | null
}
type Payload = {
  bulkQuery: BulkQuery | null
  userErrors: { code: string; message: string; field: string[] }[]
}

const FIELDS = 'id status rowCount byteCount isPartial errorCode errorMessage url expiresAt'
export const RUN = `mutation ($input: BulkQueryRunInput!) {
  bulkQueryRun(input: $input) { bulkQuery { ${FIELDS} } userErrors { code message field } }
}`
export const CANCEL = `mutation ($input: BulkQueryCancelInput!) {
  bulkQueryCancel(input: $input) { bulkQuery { ${FIELDS} } userErrors { code message field } }
}`
export const READ = `query ($id: ID!) { bulkQuery(id: $id) { ${FIELDS} } }`

type Settings = { limits?: Partial<ExportLimits>; turn?: number; now?: () => Date }

/** Pages and parts of a few rows, so that a small list has many. */
export const SMALL = { pageRows: 7, partBytes: 500 }

export async function createTestExporter(
  { database, mailroom }: Pick<TestApi, 'database' | 'mailroom'>,
  { limits = {}, turn = 60_000, now = () => NOW }: Settings = {},
): Promise<Exporter> {
  const { cursorKey } = await readKeys(database)
  const pieces = { exports: database, mailroom, cursorKey, isAccelerated: true }
  const { schema, contextOf } = await createExportContext(pieces)
  const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  return {
    database,
    queue: mailroom.queue,
    schema,
    contextOf,
    log,
    now,
    limits: { ...EXPORT_LIMITS, ...limits },
    turn,
  }
}

/** A company's exports, from the mutation to the file. */
export function createExports(api: TestApi, token: string) {
  const mutate = async (document: string, input: object, by = token): Promise<Payload> => {
    const { data, errors } = await api.ask<Record<string, Payload>>(by, document, { input })
    const [payload] = Object.values(data ?? {})
    if (payload === undefined) throw new Error(JSON.stringify(errors))
    return payload
  }
  const start = async (query: string, format = 'JSON_LINES', by = token): Promise<string> => {
    const { bulkQuery, userErrors } = await mutate(RUN, { query, format }, by)
    if (bulkQuery === null) throw new Error(`${query} ${JSON.stringify(userErrors)}`)
    return bulkQuery.id
  }
  const read = async (id: string, by = token): Promise<BulkQuery> => {
    const { data, errors } = await api.ask<{ bulkQuery: BulkQuery | null }>(by, READ, { id })
    if (!data?.bulkQuery) throw new Error(JSON.stringify(errors))
    return data.bulkQuery
  }
  return { mutate, start, read }
}

/** One turn of a job, as the worker gives it. */
export function work(exporter: Exporter, id: string, signal = new AbortController().signal) {
  const place = decodeGlobalId(id)
  if (place === null || !('organizationId' in place)) throw new Error(`${id} is the id of no export.`)
  const { organizationId, id: bulkQueryId } = place
  return runBulkQuery(exporter, { organizationId, bulkQueryId, signal, isLastTry: false })
}

/** Fetches by the address that the API gave, from a server that has nothing but these files. */
export async function openFiles(api: Pick<TestApi, 'database' | 'mailroom'>, now = () => NOW) {
  const route = createExportRoute({ database: api.database, links: api.mailroom.exportLinks, now })
  const server = createServer((request, response) => void route(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // It listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    fetch: (url: string | null, init: RequestInit = {}) =>
      fetch(`http://127.0.0.1:${port}${new URL(url ?? 'http://nowhere/').pathname}`, init),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
