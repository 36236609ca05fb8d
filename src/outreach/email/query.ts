import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { readRow } from '../../graph/read/readRow.ts'
import { viewArg, viewable } from '../../ledger/savedView/viewed.ts'
import { emailFields } from './fields.ts'
import { type EmailListArguments, emailList } from './list.ts'
import { Email, EmailConnection } from './type.ts'

builder.queryFields((t) => ({
  email: t.field({
    type: Email,
    nullable: true,
    description: 'One email. NOT_FOUND when there is none, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      id: t.arg.id({ required: true, description: 'Global id or UUID of the email.' }),
    },
    resolve: async (_root, { organizationId, id }, context, info) => {
      const place = resolveRow(context, 'Email', { argument: 'id', text: id, organizationId })
      const email = place && (await readRow(context, 'Email', place, info))
      if (!email) throw refuse('NOT_FOUND', 'There is no such email in your organization.')
      return email
    },
  }),
  emails: t.field({
    type: EmailConnection,
    description:
      'The emails of one organization, in either direction, most recent first unless asked otherwise.',
    args: {
      organizationId: organizationArg(t.arg),
      ...viewArg(t.arg),
      where: t.arg({ type: emailFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description:
          'Words in the subject or in the address of a recipient; all must be found, compared as `StringFilter` compares.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [emailFields.order],
        description: 'Sort keys; most recent first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: viewable('EMAILS', (context, id, args: EmailListArguments, info) =>
      openPage(context, emailList(context, id, args), args, info),
    ),
  }),
}))
