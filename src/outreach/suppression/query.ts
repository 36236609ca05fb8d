import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { suppressionFields } from './fields.ts'
import { suppressionList } from './list.ts'
import { SuppressionConnection } from './type.ts'

builder.queryField('suppressions', (t) =>
  t.field({
    type: SuppressionConnection,
    description:
      'The suppression list of one organization: addresses that get no mail of it, from whichever sender. Latest first unless ' +
      '`orderBy`.',
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({ type: suppressionFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description: 'Words in the address; all must be found, compared as `StringFilter` compares.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [suppressionFields.order],
        description: 'Sort keys; latest first when left out.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: (_root, { organizationId, ...args }, context, info) => {
      const { id } = resolveOrganization(context.viewer, organizationId)
      return openPage(context, suppressionList(context, id, args), args, info)
    },
  }),
)
