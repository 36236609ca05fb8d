import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { SuppressionOrder, suppressionList } from './list.ts'
import { SuppressionConnection } from './type.ts'
import { SuppressionWhereInput } from './where.ts'

builder.queryField('suppressions', (t) =>
  t.field({
    type: SuppressionConnection,
    description:
      'The suppression list of one organization: addresses that get no mail of it, whoever writes. Latest first unless ' +
      '`orderBy`.',
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({ type: SuppressionWhereInput, description: 'Which of them.' }),
      search: t.arg.string({
        description: 'Words in the address; all must be found, compared as `StringFilter` compares.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [SuppressionOrder],
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
