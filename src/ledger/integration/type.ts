import type { IntegrationLink as IntegrationLinkRow } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { rowsByParent } from '../../graph/read/rowRelation.ts'
import { EntityType } from './entityType.ts'
import { RemotePaymentStatus, SyncStatus } from './enums.ts'

export const IntegrationLink = builder.prismaObject('IntegrationLink', {
  description: 'Where a row is known in another system (`integrations[]` and `remote_…` in REST).',
  fields: (t) => ({
    uid: t.expose('id', { type: 'UUID', description: 'The UUID of the link (`uid`).' }),
    entityUid: t.field({
      type: 'UUID',
      description: 'The UUID of the row that is linked (`entity_uid`).',
      select: { invoiceId: true, partyId: true, emailId: true, entityId: true },
      resolve: (link) => entityIdOf(link),
    }),
    entityType: t.expose('entityType', { type: EntityType, description: 'What kind of row is linked.' }),
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
    remotePaymentStatusText: t.exposeString('remotePaymentStatusText', {
      nullable: true,
      description: 'The word as it came, where `remotePaymentStatus` is OTHER; else null.',
    }),
    remotePartnerId: t.exposeString('remotePartnerId', {
      nullable: true,
      description: 'The id of its party over there (`remote_partner_id`).',
    }),
    remoteCreatedAt: t.expose('remoteCreatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was made over there.',
    }),
    remoteModifiedAt: t.expose('remoteModifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed over there.',
    }),
    metadata: t.expose('metadata', {
      type: 'JSON',
      nullable: true,
      description: 'What else the other system says (`integration_metadata`).',
    }),
    syncStatus: t.expose('syncStatus', { type: SyncStatus, description: 'How far both agree.' }),
    syncStatusText: t.exposeString('syncStatusText', {
      nullable: true,
      description: 'The word as it came, where `syncStatus` is OTHER; else null.',
    }),
    lastSyncedAt: t.expose('lastSyncedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last taken over.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the link was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the link was last changed.' }),
  }),
})

const ORDER = ['integrationName', 'id'] as const

export const linksByInvoice = rowsByParent('IntegrationLink', 'invoiceId', ORDER)
export const linksByParty = rowsByParent('IntegrationLink', 'partyId', ORDER)
export const linksByEmail = rowsByParent('IntegrationLink', 'emailId', ORDER)
/** Of a row of any other type, by its id. */
export const linksByEntity = rowsByParent('IntegrationLink', 'entityId', ORDER)

const LINKS: [typeof IntegrationLink] = [IntegrationLink]

/** The options of the field `integrations` of a type whose rows have these links. */
export function knownElsewhere(links: typeof linksByEntity) {
  return {
    type: LINKS,
    description: 'Where it is known in other systems (`remote_…`).',
    ...related(links, 'id'),
  }
}

type Pointers = Pick<IntegrationLinkRow, 'invoiceId' | 'partyId' | 'emailId' | 'entityId'>

function entityIdOf({ invoiceId, partyId, emailId, entityId }: Pointers): string {
  const pointed = invoiceId ?? partyId ?? emailId ?? entityId
  if (pointed === null) throw new Error('An integration link points at nothing.')
  return pointed
}
