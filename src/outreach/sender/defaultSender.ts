import { builder } from '../../graph/builder.ts'
import { related } from '../../graph/read/fields.ts'
import { OrganizationMembership } from '../../ledger/organization/membership.ts'
import { EmailSender, senderById } from './type.ts'

builder.prismaObjectField(OrganizationMembership, 'defaultEmailSender', (t) =>
  t.field({
    type: EmailSender,
    nullable: true,
    description: 'The sender whose emails the person writes as a rule (`default_email_sender_id`).',
    ...related(senderById, 'defaultEmailSenderId'),
  }),
)
