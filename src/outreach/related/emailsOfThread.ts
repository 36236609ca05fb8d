import { builder } from '../../graph/builder.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { emailFields } from '../email/fields.ts'
import { type EmailListArguments, emailList } from '../email/list.ts'
import { EmailConnection } from '../email/type.ts'
import { EmailThread } from '../thread/type.ts'

const emailsOfThread = pageBelow({
  name: 'emails of thread',
  model: 'Email',
  alias: 'e',
  list: (context, organizationId, args: EmailListArguments) =>
    emailList(context, organizationId, args, 'thread'),
})

builder.objectField(EmailThread, 'emails', (t) =>
  t.field({
    type: EmailConnection,
    description: 'Its emails in both directions, most recent first unless asked otherwise.',
    args: {
      where: t.arg({ type: emailFields.where, description: 'Which of them.' }),
      orderBy: t.arg({
        ...takesNull,
        type: [emailFields.order],
        description: 'Sort keys; most recent first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    ...emailsOfThread,
  }),
)
