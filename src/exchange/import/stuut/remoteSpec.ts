import { isRaw, type Spec } from './spec.ts'
import { asObject, id, instant } from './values.ts'

export const REMOTE_PART: Spec = {
  remoteId: { key: 'remote_id', as: id },
  remoteCreatedAt: { key: 'remote_created_at', as: instant },
  remoteModifiedAt: { key: 'remote_modified_at', as: instant },
  metadata: { key: 'remote_metadata', as: asObject },
}

export const REMOTE: Spec = {
  ...REMOTE_PART,
  lastSyncedAt: { key: 'last_synced_at', as: instant },
  syncStatus: 'sync_status',
}

/** An object whose id stands beside it. */
export function withId(value: unknown, id: unknown): unknown {
  return isRaw(value) && id != null ? { id, ...value } : value
}
