import { nothing, sql } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import type { SortTerm } from '../../graph/connection/order.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { health, IntegrationHealth } from './health.ts'
import { Sync, syncById } from './sync.ts'

export const modelsByIntegration = rowsByParent('LinkedModel', 'linkedIntegrationId', ['name', 'id'])

const { connection: SyncConnection } = connectionTypes('Sync', Sync, 'syncs')

/** The latest first. */
const ORDER: readonly SortTerm[] = [
  { expression: sql`s.created_at`, type: 'timestamptz', isNullable: false, direction: 'DESC', nulls: 'LAST' },
  { expression: sql`s.id`, type: 'uuid', isNullable: false, direction: 'DESC', nulls: 'LAST' },
]

const syncsOfModel = pageBelow({
  name: 'syncs of model',
  model: 'Sync',
  alias: 's',
  list: (context, organizationId, _args: PageArguments) => ({
    organizationId,
    source: {
      model: 'Sync' as const,
      alias: 's',
      joins: nothing,
      where: sql`s.organization_id = ${organizationId}::uuid and s.linked_model_id = parent.id`,
      terms: ORDER,
    },
    shape: ['syncs'],
    asOf: context.calendarOf(organizationId).today,
  }),
})

export const LinkedModel = nodeType('LinkedModel', {
  description: 'One kind of record that a connection to another system keeps in step, such as invoices.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What kind of record.' }),
    integrationSchemaId: t.exposeString('integrationSchemaId', {
      nullable: true,
      description: 'How the other system names the kind.',
    }),
    excludeRule: t.expose('excludeRule', {
      type: 'JSON',
      nullable: true,
      description: 'Which records are left out, as the connector writes it.',
    }),
    fieldMappings: t.expose('fieldMappings', {
      type: 'JSON',
      nullable: true,
      description: 'Which field over there is which field here, as the connector writes it.',
    }),
    health: t.field({
      type: IntegrationHealth,
      description: 'How keeping this kind in step goes. Null where nobody says.',
      ...health,
    }),
    isReadEnabled: t.exposeBoolean('isReadEnabled', { description: 'Whether records are read from there.' }),
    isWriteEnabled: t.exposeBoolean('isWriteEnabled', { description: 'Whether records are written there.' }),
    isWebhooksSetup: t.exposeBoolean('isWebhooksSetup', {
      description: 'Whether the other system reports changes by itself.',
    }),
    lastSync: t.field({
      type: Sync,
      nullable: true,
      description: 'The last time they were brought into step.',
      ...related(syncById, 'lastSyncId'),
    }),
    nextSyncAt: t.expose('nextSyncAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When they will be brought into step again.',
    }),
    syncRequested: t.exposeBoolean('syncRequested', {
      description: 'Whether somebody asked for it to be done at once.',
    }),
    syncs: t.field({
      type: SyncConnection,
      description: 'Each time they were brought into step, the latest first.',
      args: pageArgs(t.arg),
      ...syncsOfModel,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('LinkedModel', rowById('LinkedModel'))
