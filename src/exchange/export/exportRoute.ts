import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Database } from '../../database/client.ts'
import { sql } from '../../database/sql.ts'
import { cutStalled } from '../../http/cutStalled.ts'
import type { ExportLinks } from '../../mail/exportLinks.ts'
import { refuseMethod, refuseUnknown } from '../../outreach/delivery/route/refusals.ts'
import { downloadHeaders } from '../../outreach/download/downloadHeaders.ts'

const decompress = promisify(gunzip)

type Settings = { database: Pick<Database, 'read'>; links: ExportLinks; now: () => Date }
type Place = { organizationId: string; bulkQueryId: string }
type Kept = { connection: string; isCsv: boolean; createdAt: Date; parts: number; bytes: bigint }

/**
 * The file of an export, by the address that `BulkQuery.url` made, part by part. One that was not made here, has expired, or names what
 * has not ended or is no longer there is answered alike.
 */
export function createExportRoute({ database, links, now }: Settings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume()
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
    const place = links.open(tokenIn(request), now())
    const kept = place === null ? null : await findKept(database, place)
    if (place === null || kept === null) return refuseUnknown(response)
    response.writeHead(200, headersOf(kept))
    if (request.method === 'HEAD') return void response.end()
    cutStalled(response)
    await writeParts(response, kept.parts, (number) => readPart(database, place, number))
  }
}

async function writeParts(
  response: ServerResponse,
  parts: number,
  read: (number: number) => Promise<Uint8Array | null>,
): Promise<void> {
  for (let number = 0; number < parts; number++) {
    const content = await read(number)
    // It was removed on the way: an answer that stops short of its length is seen to be broken.
    if (content === null) response.destroy()
    if (content === null || response.destroyed) return
    if (!response.write(await decompress(content))) await drained(response)
  }
  response.end()
}

function tokenIn({ url }: IncomingMessage): string {
  return /^\/exports\/([^/?]*)(?:\?.*)?$/s.exec(url ?? '')?.[1] ?? ''
}

async function drained(response: ServerResponse): Promise<void> {
  if (response.destroyed) return
  const closed = new AbortController()
  const close = () => closed.abort()
  response.once('close', close)
  await once(response, 'drain', { signal: closed.signal }).catch(() => {})
  response.off('close', close)
}

async function findKept(
  { read }: Settings['database'],
  { organizationId, bulkQueryId }: Place,
): Promise<Kept | null> {
  const [kept] = await read<Kept>(sql`
    select b.connection, b.format = 'CSV' as "isCsv", b.created_at as "createdAt", b.part_count as parts,
      b.byte_count as bytes
    from bulk_query b
    where b.organization_id = ${organizationId}::uuid and b.id = ${bulkQueryId}::uuid and b.ended_at is not null`)
  return kept ?? null
}

async function readPart(
  { read }: Settings['database'],
  { organizationId, bulkQueryId }: Place,
  number: number,
): Promise<Uint8Array | null> {
  const [part] = await read<{ content: Uint8Array }>(sql`
    select p.content from bulk_query_part p where p.organization_id = ${organizationId}::uuid
      and p.bulk_query_id = ${bulkQueryId}::uuid and p.number = ${number}::int`)
  return part?.content ?? null
}

function headersOf({ connection, isCsv, createdAt, bytes }: Kept): Record<string, string> {
  const name = `${connection}-${createdAt.toISOString().slice(0, 10)}.${isCsv ? 'csv' : 'jsonl'}`
  const type = isCsv ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8'
  return downloadHeaders({ name, type, bytes })
}
