import { SyncStatus } from '../../../../prisma/generated/client/enums.ts'
import { described, optional } from './field.ts'
import { instant, jsonObject, label } from './kinds.ts'
import { type Word, word } from './word.ts'

const remoteId = described(optional(label), 'its id in the system that the source itself is connected to')

/** What the system behind the source says of a record. */
export const remoteFacts = {
  remoteId,
  remoteCreatedAt: optional(instant),
  remoteModifiedAt: optional(instant),
  lastSyncedAt: described(optional(instant), 'when the source last took it over from there'),
  syncStatus: optional(word(SyncStatus)),
  linkedIntegrationExternalId: described(optional(label), 'the connection through which the source has it'),
  metadata: described(optional(jsonObject), 'kept with the link to where it comes from'),
}

/** The same of a part of a record, which came through the same connection. */
export const remotePart = {
  remoteId,
  remoteCreatedAt: optional(instant),
  remoteModifiedAt: optional(instant),
  metadata: described(optional(jsonObject), 'kept with the link to where it comes from'),
}

/** Of a part that is known elsewhere by its id only. */
export const remotePartId = { remoteId }

/** As far as a record or part has them. */
export type RemoteFacts = {
  remoteId?: string | null
  remoteCreatedAt?: string | null
  remoteModifiedAt?: string | null
  lastSyncedAt?: string | null
  syncStatus?: Word | null
  linkedIntegrationExternalId?: string | null
  metadata?: unknown
  remoteStatus?: string | null
  remotePaymentStatus?: Word | null
  remotePartnerId?: string | null
}

const NAMES: ReadonlySet<string> = new Set([
  'remoteId',
  'remoteCreatedAt',
  'remoteModifiedAt',
  'lastSyncedAt',
  'syncStatus',
  'linkedIntegrationExternalId',
  'metadata',
  'remoteStatus',
  'remotePaymentStatus',
  'remotePartnerId',
] satisfies (keyof RemoteFacts)[])

/** A record without what belongs to its links. */
export function withoutFacts<R extends RemoteFacts>(record: R): Omit<R, keyof RemoteFacts> {
  // Copied without them: an object that something is deleted from is slow to read ever after.
  const rest: Record<string, unknown> = {}
  for (const name of Object.keys(record)) if (!NAMES.has(name)) rest[name] = record[name as keyof R]
  return rest as Omit<R, keyof RemoteFacts>
}
