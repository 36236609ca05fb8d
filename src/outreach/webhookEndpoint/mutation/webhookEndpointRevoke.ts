import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { WebhookEndpoint, webhookEndpointById } from '../type.ts'
import { onlyAdmins } from './onlyAdmins.ts'

const WebhookEndpointRevokeInput = builder.inputType('WebhookEndpointRevokeInput', {
  description: 'The endpoint to be revoked.',
  fields: (t) => ({
    webhookEndpointId: t.id({ required: true, description: 'Global id of the endpoint.' }),
    ...idempotencyKey(t),
  }),
})

mutation('webhookEndpointRevoke', {
  description:
    'Ends an endpoint for good: reports to it are refused from now on. For administrators; NOT_ALLOWED to others. ' +
    'IMMUTABLE_STATE when it is revoked already.',
  input: WebhookEndpointRevokeInput,
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
    const { tx, organizationId, now } = work
    const id = idIn(work, 'WebhookEndpoint', input.webhookEndpointId, 'webhookEndpointId')
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { organizationId, id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) {
      const known = await tx.webhookEndpoint.count({ where: { organizationId, id } })
      if (known === 0) throw notFound('WebhookEndpoint', input.webhookEndpointId, 'webhookEndpointId')
      throw refusal('IMMUTABLE_STATE', 'webhookEndpointId', 'The endpoint is revoked already.')
    }
    return {
      result: { id },
      entity: { type: 'WebhookEndpoint', id },
      changes: { revokedAt: { before: null, after: now.toISOString() } },
    }
  },
})
