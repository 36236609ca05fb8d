import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { bouncingFields } from './fields.ts'
import { bouncingList } from './list.ts'
import { BouncingContactConnection } from './type.ts'

builder.queryField('bouncingContacts', (t) =>
  t.field({
    type: BouncingContactConnection,
    description:
      'Every address of one organization that mail does not reach, with the invoices behind it and whom to write to ' +
      'instead. The last to bounce first unless `orderBy`.',
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({ type: bouncingFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description:
          'Words in the address or in the name of the party; all must be found, compared as `StringFilter` compares.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [bouncingFields.order],
        description: 'Sort keys; the last to bounce first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, bouncingList(context, id, args), args, info)
    },
  }),
)
