import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { auditFields } from './fields.ts'
import { auditList } from './list.ts'
import { MOST_REFUSALS } from './record.ts'
import { AuditEntryConnection } from './type.ts'

builder.queryField('auditEntries', (t) =>
  t.field({
    type: AuditEntryConnection,
    description:
      'The audit log of one organization, open to each of its members: every mutation, done or refused, and what the ' +
      'command line did to webhook endpoints. Latest first unless `orderBy`. What was refused stands in the log of the ' +
      'organization that the input names where the person is a member of it, else in that of the default organization of ' +
      'the person: a foreign id, a foreign organization, input that does not fit the schema, a document over a limit. Of ' +
      `one person ${MOST_REFUSALS} refusals an hour are kept in each organization; the last one says so.`,
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({ type: auditFields.where, description: 'Which of them.' }),
      orderBy: t.arg({
        ...takesNull,
        type: [auditFields.order],
        description: 'Sort keys; latest first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, auditList(context, id, args), args, info)
    },
  }),
)
