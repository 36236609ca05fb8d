import { encodeGlobalId } from '../../graph/globalId.ts'
import { nodeType, registerNode } from '../../graph/node.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { isProviderName, WebhookProvider } from './provider.ts'

export const webhookEndpointById = rowById('WebhookEndpoint')

export const WebhookEndpoint = nodeType('WebhookEndpoint', {
  description:
    'Where a sending service reports what became of emails. Shown to administrators of the organization only, and never ' +
    'with its secret.',
  fields: (t) => ({
    provider: t.field({
      type: WebhookProvider,
      description: 'The sending service.',
      select: { provider: true },
      resolve: ({ provider }) => {
        if (!isProviderName(provider)) throw new Error(`The provider ${provider} is none that is known.`)
        return provider
      },
    }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'What the team calls it. Null without a name.',
    }),
    path: t.string({
      description:
        'The URL to give to the service is the public address of this server (`PUBLIC_URL`) followed by this.',
      select: { provider: true },
      resolve: ({ organizationId, id, provider }) =>
        `/webhooks/${provider}/${encodeGlobalId('WebhookEndpoint', organizationId, id)}`,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it takes no more reports; null while it does.',
    }),
    lastReceivedAt: t.expose('lastReceivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When an authentic request last came in; null before the first.',
    }),
    receivedCount: t.expose('receivedCount', {
      type: 'SafeInt',
      description: 'How many authentic requests came in.',
    }),
    eventCount: t.expose('eventCount', {
      type: 'SafeInt',
      description: 'How many of the events in them were about emails of the organization.',
    }),
    ignoredCount: t.expose('ignoredCount', {
      type: 'SafeInt',
      description: 'How many events were about something else, or about emails that are not known here.',
    }),
    refusedCount: t.expose('refusedCount', {
      type: 'SafeInt',
      description: 'How many requests were refused because they were not authentic.',
    }),
  }),
})

registerNode('WebhookEndpoint', (context, globalId) => {
  if (!('organizationId' in globalId)) return null
  const isAdmin = context.viewer.memberships.get(globalId.organizationId)?.isOrgAdmin === true
  return isAdmin ? webhookEndpointById(context, globalId.organizationId, globalId.id) : null
})
