import { builder } from '../../../graph/builder.ts'
import { isUuid } from '../../../graph/globalId.ts'
import { givenOrganization, idempotencyKey, notFound } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { ApiToken } from '../apiTokenType.ts'
import { changedToken, tellOtherOrganizations } from './ownToken.ts'

const ApiTokenRevokeInput = builder.inputType('ApiTokenRevokeInput', {
  description: 'The token to be revoked.',
  fields: (t) => ({
    id: t.id({ required: true, description: '`ApiToken.id`, of a token or a session of your own.' }),
    ...idempotencyKey(t),
  }),
})

mutation('apiTokenRevoke', {
  description:
    'Ends a token of your own for good, and every session of the console that was opened with it; of a session, signs out. The ' +
    'next request with it is refused. NOT_FOUND for a token of somebody else as for none; IMMUTABLE_STATE when it is revoked already.',
  input: ApiTokenRevokeInput,
  payload: (t) => ({
    apiToken: t.field({
      type: ApiToken,
      nullable: true,
      description:
        'The token. `isCurrent` tells that you have revoked the one that you use: this was the last answer it is given.',
      resolve: changedToken,
    }),
  }),
  organizationOf: (context) => givenOrganization(context, {}),
  change: async (work, input, { context }) => {
    const { tx, viewer, now } = work
    const id = isUuid(input.id) ? input.id.toLowerCase() : null
    const own = id === null ? null : await tx.apiToken.findFirst({ where: { id, userId: viewer.userId } })
    if (own === null) throw notFound('ApiToken', input.id, 'id')
    const { count } = await tx.apiToken.updateMany({
      where: { id: own.id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) throw refusal('IMMUTABLE_STATE', 'id', 'This token is revoked already.')
    const entity = { type: 'ApiToken', id: own.id }
    const changes = { isSession: own.isSession, revokedAt: { before: null, after: now.toISOString() } }
    tellOtherOrganizations(work, { context, action: 'apiTokenRevoke', id: own.id, changes })
    return { result: { id: own.id }, entity, changes: { name: own.name, ...changes } }
  },
})
