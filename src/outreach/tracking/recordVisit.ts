import type { IncomingMessage } from 'node:http'
import type { Database } from '../../database/client.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { clientAddressOf } from '../../http/clientAddress.ts'
import { recordEvents } from '../delivery/record/recordEvents.ts'
import { isMachine } from './machine.ts'
import type { TrackedCopy } from './trackedCopy.ts'

type Visit = {
  type: 'OPENED' | 'CLICKED' | 'UNSUBSCRIBED'
  copy: TrackedCopy
  request: IncomingMessage
  now: Date
}

/** Keeps that somebody, or a program, came by one of the addresses in a copy. Each visit is an event of its own. */
export async function recordVisit(database: Database, { type, copy, request, now }: Visit): Promise<void> {
  const { organizationId, emailId, recipientId, sentAt } = copy
  const userAgent = request.headers['user-agent'] ?? null
  const method = request.method ?? 'GET'
  const event = {
    emailId,
    recipientId,
    type,
    occurredAt: now,
    source: null,
    bounce: null,
    isMachine: isMachine({ method, headers: request.headers, at: now, sentAt }),
    userAgent,
    ipAddress: clientAddressOf(request),
    url: type === 'CLICKED' ? copy.url : null,
    detail: null,
    provider: 'tracking',
    providerEventId: uuidv7(),
    raw: null,
  }
  await database.transact((run) => recordEvents({ run, organizationId, now }, [event]))
}
