import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { type ArgumentBuilder, pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { readRow } from '../../graph/read/readRow.ts'
import { Invoice } from '../../ledger/invoice/type.ts'
import { Party } from '../../ledger/party/type.ts'
import { viewArg, viewable } from '../../ledger/savedView/viewed.ts'
import { callFields } from './fields.ts'
import { type CallListArguments, type CallParent, callList } from './list.ts'
import { Call, CallConnection } from './type.ts'

const listArgs = (arg: ArgumentBuilder) => ({
  where: arg({ type: callFields.where, description: 'Which of them.' }),
  orderBy: arg({
    ...takesNull,
    type: [callFields.order],
    description: 'Sort keys; most recent first when left out.',
  }),
  ...pageArgs(arg),
})

builder.queryFields((t) => ({
  call: t.field({
    type: Call,
    nullable: true,
    description: 'One call. NOT_FOUND when there is none, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      id: t.arg.id({ required: true, description: 'Global id or UUID of the call.' }),
    },
    resolve: async (_root, { organizationId, id }, context, info) => {
      const place = resolveRow(context, 'Call', { argument: 'id', text: id, organizationId })
      const call = place && (await readRow(context, 'Call', place, info))
      if (!call) throw refuse('NOT_FOUND', 'There is no such call in your organization.')
      return call
    },
  }),
  calls: t.field({
    type: CallConnection,
    description:
      'The calls of one organization, in either direction, most recent first unless asked otherwise.',
    args: { organizationId: organizationArg(t.arg), ...viewArg(t.arg), ...listArgs(t.arg) },
    resolve: viewable('CALLS', (context, id, args: CallListArguments, info) =>
      openPage(context, callList(context, id, args), args, info),
    ),
  }),
}))

const callsBelow = (parent: CallParent) =>
  pageBelow({
    name: `calls of ${parent}`,
    model: 'Call',
    alias: 'cl',
    list: (context, organizationId, args: CallListArguments) =>
      callList(context, organizationId, args, parent),
  })

builder.objectField(Invoice, 'calls', (t) =>
  t.field({
    type: CallConnection,
    description:
      'The calls that were about it, in either direction, most recent first unless asked otherwise.',
    args: listArgs(t.arg),
    ...callsBelow('invoice'),
  }),
)

builder.objectField(Party, 'calls', (t) =>
  t.field({
    type: CallConnection,
    description: 'The calls with it, in either direction, most recent first unless asked otherwise.',
    args: listArgs(t.arg),
    ...callsBelow('party'),
  }),
)
