import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { User } from '../../ledger/organization/user.ts'

export const senderById = rowById('EmailSender')

export const EmailSender = nodeType('EmailSender', {
  description:
    "An address that emails come from, in somebody's name. Another system may hold the mailbox behind it; mail of this one " +
    'goes out from the address that the server is set to.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'The address.' }),
    name: t.exposeString('name', { nullable: true, description: 'The name shown before it.' }),
    provider: t.exposeString('provider', {
      nullable: true,
      description: 'Where the mailbox is: `google`, `microsoft`, as the source words it.',
    }),
    replyTo: t.exposeString('replyTo', {
      nullable: true,
      description: 'Where answers go. Null: to `email`.',
    }),
    replyToName: t.exposeString('replyToName', {
      nullable: true,
      description: 'The name shown before that.',
    }),
    signatureHtml: t.exposeString('signatureHtml', {
      nullable: true,
      description: 'The signature in HTML, untrusted: sanitize before showing.',
    }),
    user: t.field({
      type: User,
      nullable: true,
      description: 'Whose it is (`user_id`). Null for a mailbox of the team.',
      ...related(memberById, 'userId'),
    }),
    isShared: t.exposeBoolean('isShared', { description: 'Whether others of the team may send from it.' }),
    isOauthConnection: t.exposeBoolean('isOauthConnection', {
      description: 'Whether its mailbox was connected with a grant of its owner (`is_nylas_connection`).',
    }),
    isGrantExpired: t.exposeBoolean('isGrantExpired', {
      description: 'Whether that grant has ended (`is_nylas_grant_expired`).',
    }),
    isConnectionExpired: t.boolean({
      description:
        'Whether nothing can be sent from it any more: its grant or the connection itself has ended.',
      select: { isGrantExpired: true, expiredAt: true },
      resolve: ({ isGrantExpired, expiredAt }, _arguments, { now }) =>
        isGrantExpired || (expiredAt !== null && expiredAt <= now),
    }),
    expiredAt: t.expose('expiredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the connection ended, or is to end.',
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const { connection: EmailSenderConnection, edge: EmailSenderEdge } = connectionTypes(
  'EmailSender',
  EmailSender,
  'senders of emails',
)

registerTenantNode('EmailSender', senderById)
