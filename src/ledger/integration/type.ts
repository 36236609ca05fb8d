import type { IntegrationLink as IntegrationLinkRow } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { rowsByParent } from '../../graph/read/rowRelation.ts'

const SyncStatus = builder.enumType('SyncStatus', {
  description: 'How far a row and its origin agree.',
  values: {
    PARTIAL: { description: 'Some of it has been taken over (`partial`).' },
    SYNCING: { description: 'Being taken over now (`syncing`).' },
    SYNCED: { description: 'All of it has been taken over (`synced`).' },
    FAILED: { description: 'Taking it over failed (`failed`).' },
  } as const,
})

const RemotePaymentStatus = builder.enumType('RemotePaymentStatus', {
  description: 'Where a payment at the origin stands. Null again after one failed.',
  values: {
    PROCESSING: { description: 'Started, not finished (`processing`).' },
    COMPLETED: { description: 'Finished (`completed`).' },
  } as const,
})

export const IntegrationLink = builder.prismaObject('IntegrationLink', {
  description: 'Where a row is known in another system (`integrations[]` and `remote_…` in REST).',
  fields: (t) => ({
    uid: t.expose('id', { type: 'UUID', description: 'The UUID of the link (`uid`).' }),
    entityUid: t.field({
      type: 'UUID',
      description: 'The UUID of the row that is linked (`entity_uid`).',
      resolve: (link) => entityIdOf(link),
    }),
    integrationName: t.exposeString('integrationName', {
      description: 'The other system (`integration_name`).',
    }),
    remoteId: t.exposeString('remoteId', {
      description: 'The id over there (`integration_uid`, `remote_id`).',
    }),
    remoteStatus: t.exposeString('remoteStatus', {
      nullable: true,
      description: 'Its status over there, verbatim.',
    }),
    remotePaymentStatus: t.expose('remotePaymentStatus', {
      type: RemotePaymentStatus,
      nullable: true,
      description:
        'The payment over there. Comes from another source than `remoteStatus` and may disagree with it.',
    }),
    metadata: t.expose('metadata', {
      type: 'JSON',
      nullable: true,
      description: 'What else the other system says (`integration_metadata`).',
    }),
    syncStatus: t.expose('syncStatus', { type: SyncStatus, description: 'How far both agree.' }),
    lastSyncedAt: t.expose('lastSyncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last taken over.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the link was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the link was last changed.' }),
  }),
})

export const linksByInvoice = rowsByParent('IntegrationLink', 'invoiceId', ['integrationName', 'id'])
export const linksByParty = rowsByParent('IntegrationLink', 'partyId', ['integrationName', 'id'])
export const linksByEmail = rowsByParent('IntegrationLink', 'emailId', ['integrationName', 'id'])

function entityIdOf({ id, invoiceId, partyId, emailId }: IntegrationLinkRow): string {
  const entityId = invoiceId ?? partyId ?? emailId
  if (entityId === null) throw new Error(`Integration link ${id} points at nothing.`)
  return entityId
}
