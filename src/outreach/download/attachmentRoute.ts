import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../../database/client.ts'
import { sql } from '../../database/sql.ts'
import type { AttachmentLinks } from '../../mail/attachmentLinks.ts'
import { isWhatItSays } from '../attachment/contentKind.ts'
import { refuseMethod, refuseUnknown } from '../delivery/route/refusals.ts'
import { downloadHeaders } from './downloadHeaders.ts'

type Settings = { database: Pick<Database, 'read'>; links: AttachmentLinks; now: () => Date }
type Kept = { name: string; mimeType: string | null; content: Uint8Array }

/** What a browser may show by itself. A PDF is not: under the policy of `downloadHeaders` some browsers show none. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'text/plain'])

/**
 * The content of a file, by an address that `Attachment.downloadUrl` made. One that was not made here, has expired, or names
 * what is not there is answered alike.
 */
export function createAttachmentRoute({ database, links, now }: Settings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume()
    const [, token = ''] = /^\/attachments\/([^/?]*)(?:\?.*)?$/s.exec(request.url ?? '') ?? []
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
    const file = links.open(token, now())
    const kept = file === null ? null : await findContent(database, file)
    if (kept === null) return refuseUnknown(response)
    response.writeHead(200, headersOf(kept))
    response.end(request.method === 'HEAD' ? undefined : kept.content)
  }
}

async function findContent(
  { read }: Settings['database'],
  { organizationId, attachmentId }: { organizationId: string; attachmentId: string },
): Promise<Kept | null> {
  const [kept] = await read<Kept>(sql`
    select a.name, a.mime_type as "mimeType", a.content from attachment a
    where a.organization_id = ${organizationId}::uuid and a.id = ${attachmentId}::uuid and a.content is not null`)
  return kept ?? null
}

function headersOf({ name, mimeType, content }: Kept): Record<string, string> {
  const [bare = ''] = (mimeType ?? '').toLowerCase().split(';')
  // A file that is not what it says is handed over as bytes, and so is one that a browser would run.
  const isShown = SHOWN.has(bare) && isWhatItSays(bare, content) !== false
  const type = isShown
    ? bare === 'text/plain'
      ? 'text/plain; charset=utf-8'
      : bare
    : 'application/octet-stream'
  return downloadHeaders({ name, type, bytes: content.length, isShown })
}
