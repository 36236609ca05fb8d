import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Database } from '../../database/client.ts'
import type { Sealer } from '../../mail/seal.ts'
import { refuseMethod, refuseUnknown } from '../delivery/route/refusals.ts'
import { recordVisit } from './recordVisit.ts'
import { findTrackedCopy } from './trackedCopy.ts'

export type TrackingSettings = { database: Database; sealer: Sealer; log: Logger; now: () => Date }

type Visit = { token: string; request: IncomingMessage; response: ServerResponse }

/** One transparent pixel. */
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** The invisible image in a mail, and the links that lead on from it. */
export function createTrackingRoute(settings: TrackingSettings) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, kind, token = ''] = /^\/t\/([oc])\/([^/?]*)(?:\?.*)?$/s.exec(request.url ?? '') ?? []
    if (kind === undefined) return refuseUnknown(response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
    response.setHeader('cache-control', 'no-store')
    if (kind === 'c') return followLink(settings, { token, request, response })
    await keepOpen(settings, { token: token.replace(/\.gif$/, ''), request, response })
    response.writeHead(200, { 'content-type': 'image/gif', 'content-length': PIXEL.length }).end(PIXEL)
  }
}

/** The reader gets an image, whatever becomes of our record. */
async function keepOpen(
  { database, sealer, log, now }: TrackingSettings,
  { token, request }: Visit,
): Promise<void> {
  const sealed = sealer.open('open', token)
  if (sealed === null) return
  try {
    const copy = await findTrackedCopy(database, sealed)
    if (copy !== null) await recordVisit(database, { type: 'OPENED', copy, request, now: now() })
  } catch (error) {
    log.warn({ err: error }, 'An open could not be recorded.')
  }
}

/** Leads to the address that the letter had, and never anywhere else: what is in the request decides nothing. */
async function followLink(
  { database, sealer, log, now }: TrackingSettings,
  { token, request, response }: Visit,
): Promise<void> {
  const sealed = sealer.open('click', token)
  const copy = sealed === null ? null : await findTrackedCopy(database, sealed)
  const location = locationOf(copy?.url ?? null)
  if (copy === null || location === null) return refuseUnknown(response)
  try {
    await recordVisit(database, { type: 'CLICKED', copy, request, now: now() })
  } catch (error) {
    log.warn({ err: error }, 'A click could not be recorded.')
  }
  response.writeHead(302, { location }).end()
}

/** As a header can carry it. */
function locationOf(url: string | null): string | null {
  if (url === null || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null
  return /^[\x21-\x7e]+$/.test(url) ? url : new URL(url).href
}
