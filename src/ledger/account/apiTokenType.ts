import type { ApiToken as Row } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'

export type ApiTokenRow = Omit<Row, 'hash'>

export const ApiToken = builder.objectRef<ApiTokenRow>('ApiToken').implement({
  description:
    "With what a program signs in, or a person who is signed in to the console. It is a person's, not an organization's, and shown " +
    'to that person alone, never with its secret.',
  fields: (t) => ({
    id: t.exposeID('id', {
      description:
        'The UUID of the token, as in `AuditEntry.tokenUid` and in what `duegraph token list` prints. It is no global id: `node` ' +
        'does not know it.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'What it is for. Null without a name.' }),
    lastFour: t.exposeString('lastFour', {
      description: 'Its last four characters, by which who holds it recognises it.',
    }),
    isReadOnly: t.exposeBoolean('isReadOnly', { description: 'Whether it may only read.' }),
    isSession: t.exposeBoolean('isSession', {
      description:
        'Whether it is that of somebody who is signed in to the console, in whose browser it is a cookie.',
    }),
    isCurrent: t.boolean({
      description: 'Whether this request came with it.',
      resolve: ({ id }, _arguments, { viewer }) => id === viewer.tokenId,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it no longer works. Null: it works until it is revoked.',
    }),
    revokedAt: t.expose('revokedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked, and a session left. Null where it was not.',
    }),
  }),
})
