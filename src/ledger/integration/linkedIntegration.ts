import { administratorsAlone } from '../../graph/administratorsAlone.ts'
import { builder } from '../../graph/builder.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { Integration, integrationById } from './catalogue.ts'
import { health, IntegrationHealth } from './health.ts'
import { LinkedModel, modelsByIntegration } from './linkedModel.ts'
import { IntegrationLink } from './type.ts'

export const linkedIntegrationById = rowById('LinkedIntegration')

export const LinkedIntegration = nodeType('LinkedIntegration', {
  description: 'A connection of the organization to another system.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the organization calls it.' }),
    integrationName: t.exposeString('integrationName', {
      description: 'The other system, by its name for programs (`integration_name`).',
    }),
    integration: t.field({
      type: Integration,
      nullable: true,
      description: 'The other system, as the catalogue has it.',
      ...related(integrationById, 'integrationId'),
    }),
    isConfigured: t.exposeBoolean('isConfigured', { description: 'Whether it is set up.' }),
    requiresSetup: t.exposeBoolean('requiresSetup', {
      description: 'Whether something is left to be set up.',
    }),
    isRunningSetup: t.exposeBoolean('isRunningSetup', { description: 'Whether it is being set up now.' }),
    isSyncDisabled: t.exposeBoolean('isSyncDisabled', {
      description: 'Whether records are kept in step no more.',
    }),
    isWebhooksEnabled: t.exposeBoolean('isWebhooksEnabled', {
      description: 'Whether the other system reports changes by itself.',
    }),
    settings: t.field({
      type: 'JSON',
      nullable: true,
      ...administratorsAlone('settings', 'To what it is set. What opens it is never stored.'),
    }),
    connectionInfo: t.field({
      type: 'JSON',
      nullable: true,
      ...administratorsAlone('connectionInfo', 'How it is connected.'),
    }),
    identityInfo: t.field({
      type: 'JSON',
      nullable: true,
      ...administratorsAlone('identityInfo', 'Whom the other system takes us for.'),
    }),
    webhookListenerUrl: t.field({
      type: 'String',
      nullable: true,
      ...administratorsAlone('webhookListenerUrl', 'Where the other system reports changes to.'),
    }),
    webhookSetupError: t.exposeString('webhookSetupError', {
      nullable: true,
      description: 'Why it could not be set up to report changes.',
    }),
    username: t.exposeString('username', {
      nullable: true,
      description: 'The name we sign in with over there.',
    }),
    apiSubdomain: t.exposeString('apiSubdomain', {
      nullable: true,
      description: 'Our own part of the address of its API.',
    }),
    apiUrl: t.exposeString('apiUrl', { nullable: true, description: 'Where its API is.' }),
    credentialsExpireAt: t.expose('credentialsExpireAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When one has to sign in again over there.',
    }),
    health: t.field({
      type: IntegrationHealth,
      description: 'How the connection is. Null where nobody says.',
      ...health,
    }),
    owner: t.field({
      type: User,
      nullable: true,
      description: 'Who made the connection.',
      ...related(memberById, 'ownerId'),
    }),
    models: t.field({
      type: [LinkedModel],
      complexity: SHORT_LIST_COST,
      description: 'What kinds of records are kept in step, by name.',
      ...related(modelsByIntegration, 'id'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('LinkedIntegration', linkedIntegrationById)

export const { connection: LinkedIntegrationConnection } = connectionTypes(
  'LinkedIntegration',
  LinkedIntegration,
  'connections to other systems',
)

builder.prismaObjectFields(LinkedModel, (t) => ({
  linkedIntegration: t.field({
    type: LinkedIntegration,
    nullable: true,
    description: 'The connection that keeps them in step.',
    ...related(linkedIntegrationById, 'linkedIntegrationId'),
  }),
}))

builder.prismaObjectFields(IntegrationLink, (t) => ({
  linkedIntegration: t.field({
    type: LinkedIntegration,
    nullable: true,
    description: 'The connection through which it is known there. Null for what came in a file.',
    ...related(linkedIntegrationById, 'linkedIntegrationId'),
  }),
}))
