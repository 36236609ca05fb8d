import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const SyncStatus = builder.enumType('SyncStatus', {
  description: 'How far a row and its origin agree.',
  values: {
    PARTIAL: { description: 'Some of it has been taken over (`partial`).' },
    SYNCING: { description: 'Being taken over now (`syncing`).' },
    SYNCED: { description: 'All of it has been taken over (`synced`).' },
    FAILED: { description: 'Taking it over failed (`failed`).' },
    OTHER: { description: 'A word that is not known here: `syncStatusText` has it.' },
  } as const,
})

export const SyncStatusFilter = enumFilter(
  'SyncStatusFilter',
  SyncStatus,
  'how far a row and its origin agree',
)

export const RemotePaymentStatus = builder.enumType('RemotePaymentStatus', {
  description: 'Where a payment at the origin stands. Null again after one failed.',
  values: {
    PROCESSING: { description: 'Started, not finished (`processing`).' },
    COMPLETED: { description: 'Finished (`completed`).' },
    OTHER: { description: 'A word that is not known here: `remotePaymentStatusText` has it.' },
  } as const,
})

export const HealthStatus = builder.enumType('HealthStatus', {
  description: 'How a connection to another system is.',
  values: {
    INCOMPLETE: { description: 'Not set up to the end (`incomplete`).' },
    HEALTHY: { description: 'It works.' },
    DEGRADED: { description: 'It works in part.' },
    ERROR: { description: 'It does not work.' },
    OTHER: { description: 'A word that is not known here: `statusText` has it.' },
  } as const,
})

export const RunStatus = builder.enumType('RunStatus', {
  description: 'How far a job has come.',
  values: {
    SCHEDULED: { description: 'Yet to begin (`scheduled`).' },
    RUNNING: { description: 'Under way.' },
    COMPLETED: { description: 'Ended well.' },
    FAILED: { description: 'Ended with an error.' },
    OTHER: { description: 'A word that is not known here: `statusText` has it.' },
  } as const,
})
