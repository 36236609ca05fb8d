import { builder } from '../../../graph/builder.ts'
import {
  givenOrganization,
  idempotencyKey,
  optionalText,
  organizationId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { createWebhookEndpoint } from '../createWebhookEndpoint.ts'
import { WebhookProvider } from '../provider.ts'
import { secretFault } from '../secret.ts'
import { WebhookEndpoint, webhookEndpointById } from '../type.ts'
import { onlyAdmins } from './onlyAdmins.ts'

const LONGEST_NAME = 200

const WebhookEndpointCreateInput = builder.inputType('WebhookEndpointCreateInput', {
  description: 'A new endpoint for the reports of a sending service.',
  fields: (t) => ({
    ...organizationId(t),
    provider: t.field({ type: WebhookProvider, required: true, description: 'The sending service.' }),
    name: t.string({ description: `What you call it, at most ${LONGEST_NAME} characters. Blank: no name.` }),
    secret: t.string({
      description:
        'What the service signs its reports with, as its description in `WebhookProvider` says. Left out for a service ' +
        'whose secret is made here, and where the service tells it only once it knows the address: until it is given ' +
        'with `webhookEndpointUpdate`, every report is refused.',
    }),
    ...idempotencyKey(t),
  }),
})

/** Secrets that were made, by the result they belong to: they live as long as the answer, and are stored nowhere else. */
const madeSecrets = new WeakMap<object, string>()

mutation('webhookEndpointCreate', {
  description:
    'Creates an endpoint for the reports of a sending service. For administrators; NOT_ALLOWED to others. Give the service ' +
    'the public address of this server with the `path` of the endpoint.',
  input: WebhookEndpointCreateInput,
  payload: (t) => ({
    webhookEndpoint: t.field({
      type: WebhookEndpoint,
      nullable: true,
      description: 'The endpoint.',
      resolve: changedRow(webhookEndpointById),
    }),
    secret: t.string({
      nullable: true,
      description:
        'The secret that was made, `user:password`, for the service to sign in with. This is the only time it is shown: ' +
        'sent again with the same key, the mutation answers null, as it does for services that give their own.',
      resolve: ({ result }) => (result === null ? null : (madeSecrets.get(result) ?? null)),
    }),
  }),
  organizationOf: givenOrganization,
  change: async (work, input) => {
    onlyAdmins(work)
    const { provider } = input
    const secret = input.secret ?? null
    const name = optionalText(input.name, 'name', LONGEST_NAME)
    const fault = secretFault(provider, secret)
    if (fault !== null) throw refusal(fault.code, 'secret', fault.message)
    const place = { organizationId: work.organizationId, now: work.now }
    const { id, madeSecret } = await createWebhookEndpoint(work.tx, { ...place, provider, name, secret })
    const result = { id }
    if (madeSecret !== null) madeSecrets.set(result, madeSecret)
    return { result, entity: { type: 'WebhookEndpoint', id }, changes: { provider, name } }
  },
})
