import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuseMethod, refuseUnknown } from '../delivery/route/refusals.ts'
import { recordVisit } from './recordVisit.ts'
import { findTrackedCopy, type TrackedCopy } from './trackedCopy.ts'
import type { TrackingSettings } from './trackingRoute.ts'
import { donePage, PAGE_POLICY, questionPage } from './unsubscribePage.ts'

const METHODS = ['GET', 'HEAD', 'POST']

/**
 * A page that asks, and the one click that mail programs make (RFC 8058): a POST without cookies that is not led elsewhere.
 * Only the sealed path tells who it is, whatever the body says.
 */
export function createUnsubscribeRoute({ database, sealer, now }: Omit<TrackingSettings, 'log'>) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume()
    const method = request.method ?? ''
    if (!METHODS.includes(method)) return refuseMethod(response, METHODS.join(', '))
    const copy = await copyOf(request)
    if (copy === null) return refuseUnknown(response)
    if (method === 'POST') await unsubscribe(copy, request)
    show(response, copy.hasUnsubscribed || method === 'POST' ? donePage(copy) : questionPage(copy))
  }

  async function copyOf({ url = '' }: IncomingMessage): Promise<TrackedCopy | null> {
    const [, token = ''] = /^\/u\/([^/?]*)(?:\?.*)?$/s.exec(url) ?? []
    const sealed = sealer.open('unsubscribe', token)
    return sealed === null ? null : findTrackedCopy(database, sealed)
  }

  /** Said twice, it is said once; after somebody has lifted it, it is said anew. */
  async function unsubscribe(copy: TrackedCopy, request: IncomingMessage): Promise<void> {
    if (copy.hasUnsubscribed) return
    await recordVisit(database, { type: 'UNSUBSCRIBED', copy, request, now: now() })
  }
}

function show(response: ServerResponse, page: string): void {
  response.setHeader('content-security-policy', PAGE_POLICY)
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'cache-control': 'no-store',
  })
  response.end(page)
}
