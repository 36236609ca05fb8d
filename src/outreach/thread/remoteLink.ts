import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { rowsByParent } from '../../graph/read/rowRelation.ts'
import { ROW_KEY } from '../../graph/read/table.ts'
import { EmailSender, senderById } from '../sender/type.ts'

export const remoteLinksByEmail = rowsByParent('EmailRemoteLink', 'emailId', ['createdAt', 'id'])

export const EmailRemoteLink = builder.prismaObject('EmailRemoteLink', {
  select: ROW_KEY,
  description: 'Where an email lies in the mailbox of a sender or recipient (`remote_links[]`).',
  fields: (t) => ({
    uid: t.expose('id', { type: 'UUID', description: 'The raw UUID of the link.' }),
    emailUid: t.expose('emailId', { type: 'UUID', description: 'The UUID of the email (`email_id`).' }),
    sender: t.field({
      type: EmailSender,
      nullable: true,
      description: 'Whose mailbox it is (`email_sender_id`). Null where that is not known.',
      ...related(senderById, 'senderId'),
    }),
    remoteId: t.exposeString('remoteId', { description: 'Its id in that mailbox.' }),
    remoteThreadId: t.exposeString('remoteThreadId', {
      nullable: true,
      description: 'The id of its conversation in that mailbox.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the link was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When the link was last changed.' }),
  }),
})
