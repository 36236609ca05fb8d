import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Database } from '../../database/client.ts'
import { makeInvoice } from '../../ledger/invoicePaper/makeInvoice.ts'
import { makeStatement } from '../../ledger/statement/makeStatement.ts'
import type { DocumentLinks, DocumentOrder } from '../../mail/documentLinks.ts'
import { refuseMethod, refuseUnknown } from '../delivery/route/refusals.ts'
import { downloadHeaders } from './downloadHeaders.ts'

type Settings = { database: Pick<Database, 'read'>; links: DocumentLinks; now: () => Date }

/**
 * A statement or an invoice that is made when its address is followed. An address that was not made here, has expired, or
 * orders what is not there is answered alike.
 */
export function createDocumentRoute({ database, links, now }: Settings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume()
    const [, token = ''] = /^\/documents\/([^/?]*)(?:\?.*)?$/s.exec(request.url ?? '') ?? []
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
    const order = links.open(token, now())
    const made = order === null ? null : await make(database, order, now())
    if (made === null) return refuseUnknown(response)
    const { name, mimeType, content } = made
    response.writeHead(200, downloadHeaders({ name, type: mimeType, bytes: content.length }))
    response.end(request.method === 'HEAD' ? undefined : content)
  }
}

function make({ read }: Settings['database'], order: DocumentOrder, now: Date) {
  return order.document === 'STATEMENT' ? makeStatement(read, order, now) : makeInvoice(read, order, now)
}
