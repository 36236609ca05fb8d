import { builder } from '../../graph/builder.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { related } from '../../graph/read/fields.ts'
import { knownElsewhere, linksByEmail } from '../../ledger/integration/type.ts'
import { Party, partyById } from '../../ledger/party/type.ts'
import { Classification, classificationsByEmail } from '../classification/type.ts'
import { EmailSender, senderById } from '../sender/type.ts'
import { Task, tasksByEmail } from '../task/type.ts'
import { EmailRemoteLink, remoteLinksByEmail } from '../thread/remoteLink.ts'
import { EmailThread, threadById } from '../thread/type.ts'
import { Attachment, attachmentsByEmail } from './attachment.ts'
import { Email, emailById } from './type.ts'

builder.prismaObjectFields(Email, (t) => ({
  parentEmail: t.field({
    type: Email,
    nullable: true,
    description: 'The email that it answers (`parent_email_id`). Null where it answers none that is known.',
    ...related(emailById, 'parentEmailId'),
  }),
  thread: t.field({
    type: EmailThread,
    nullable: true,
    description: 'The conversation it belongs to. Null for one of an import that told none.',
    ...related(threadById, 'threadId'),
  }),
  sender: t.field({
    type: EmailSender,
    nullable: true,
    description: 'In whose name it was sent (`email_sender`). Null where none was named.',
    ...related(senderById, 'senderId'),
  }),
  remoteLinks: t.field({
    type: [EmailRemoteLink],
    complexity: SHORT_LIST_COST,
    description: 'Where it lies in mailboxes of other systems (`remote_links`).',
    ...related(remoteLinksByEmail, 'id'),
  }),
  classifications: t.field({
    type: [Classification],
    complexity: SHORT_LIST_COST,
    description: 'What it was found to be about, oldest first.',
    ...related(classificationsByEmail, 'id'),
  }),
  tasks: t.field({
    type: [Task],
    complexity: SHORT_LIST_COST,
    description: 'What is to be done because of it, oldest first.',
    ...related(tasksByEmail, 'id'),
  }),
  attachments: t.field({
    type: [Attachment],
    description: 'The files sent with it.',
    ...related(attachmentsByEmail, 'id'),
  }),
  party: t.field({
    type: Party,
    nullable: true,
    description: 'The party it was exchanged with.',
    ...related(partyById, 'partyId'),
  }),
  integrations: t.field(knownElsewhere(linksByEmail)),
}))
