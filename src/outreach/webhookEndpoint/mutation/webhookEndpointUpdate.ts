import { builder } from '../../../graph/builder.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  optionalText,
  organizationOfId,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { ProviderName } from '../../delivery/provider/provider.ts'
import { secretFault } from '../secret.ts'
import { WebhookEndpoint, webhookEndpointById } from '../type.ts'
import { onlyAdmins } from './onlyAdmins.ts'

const LONGEST_NAME = 200

const WebhookEndpointUpdateInput = builder.inputType('WebhookEndpointUpdateInput', {
  description: 'What is to be changed of an endpoint. What is left out, or null, stays as it is.',
  fields: (t) => ({
    webhookEndpointId: t.id({ required: true, description: 'Global id of the endpoint.' }),
    name: t.string({
      description: `What you call it, at most ${LONGEST_NAME} characters. Left out, null or blank: stays as it is.`,
    }),
    secret: t.string({
      description:
        'What the service signs its reports with from now on. Left out or null: stays as it is. INVALID for a service ' +
        'whose secret is made here.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('webhookEndpointUpdate', {
  description:
    'Changes the name of an endpoint, or gives it the secret that the service told once it knew the address. For ' +
    'administrators; NOT_ALLOWED to others. IMMUTABLE_STATE when it is revoked.',
  input: WebhookEndpointUpdateInput,
  payload: (t) => ({
    webhookEndpoint: t.field({
      type: WebhookEndpoint,
      nullable: true,
      description: 'The endpoint.',
      resolve: changedRow(webhookEndpointById),
    }),
  }),
  organizationOf: (context, { webhookEndpointId }) =>
    organizationOfId(context, 'WebhookEndpoint', webhookEndpointId, 'webhookEndpointId'),
  change: async (work, input) => {
    onlyAdmins(work)
    const { tx, organizationId } = work
    const id = idIn(work, 'WebhookEndpoint', input.webhookEndpointId, 'webhookEndpointId')
    const where = { organizationId_id: { organizationId, id } }
    const endpoint = await tx.webhookEndpoint.findUnique({
      where,
      select: { provider: true, revokedAt: true },
    })
    if (endpoint === null) throw notFound('WebhookEndpoint', input.webhookEndpointId, 'webhookEndpointId')
    if (endpoint.revokedAt !== null)
      throw refusal('IMMUTABLE_STATE', 'webhookEndpointId', 'The endpoint is revoked.')
    const secret = input.secret ?? null
    // Only providers that are known are ever stored.
    const fault = secretFault(endpoint.provider as ProviderName, secret)
    if (fault !== null) throw refusal(fault.code, 'secret', fault.message)
    const name = optionalText(input.name, 'name', LONGEST_NAME)
    await tx.webhookEndpoint.update({
      where,
      data: { ...(name !== null && { name }), ...(secret !== null && { secret: secret.trim() }) },
    })
    return {
      result: { id },
      entity: { type: 'WebhookEndpoint', id },
      changes: { ...(name !== null && { name }), isSecretChanged: secret !== null },
    }
  },
})
