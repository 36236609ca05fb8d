import { builder } from '../../graph/builder.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { type ArgumentBuilder, pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { Invoice } from '../../ledger/invoice/type.ts'
import { Party } from '../../ledger/party/type.ts'
import type { Item } from './entry.ts'
import { CallTimelineItem } from './item/call.ts'
import { ChangeTimelineItem } from './item/change.ts'
import { CommentTimelineItem } from './item/comment.ts'
import { DisputeTimelineItem } from './item/dispute.ts'
import { EmailTimelineItem } from './item/email.ts'
import { ImportTimelineItem } from './item/import.ts'
import { PaymentTimelineItem } from './item/payment.ts'
import { PromiseTimelineItem } from './item/promise.ts'
import { StatusChangeTimelineItem } from './item/statusChange.ts'
import { TaskTimelineItem } from './item/task.ts'
import { TimelineItemType, typeNameOf } from './kinds.ts'
import { ALIAS, type TimelineArguments, timelineList } from './list.ts'

export const TimelineItem = builder.unionType('TimelineItem', {
  description: 'What happened at an instant. All kinds share `TimelineEntry`.',
  types: [
    EmailTimelineItem,
    CallTimelineItem,
    TaskTimelineItem,
    CommentTimelineItem,
    DisputeTimelineItem,
    PromiseTimelineItem,
    PaymentTimelineItem,
    StatusChangeTimelineItem,
    ImportTimelineItem,
    ChangeTimelineItem,
  ],
  resolveType: (item: Item) => typeNameOf(item),
})

const { connection } = connectionTypes('TimelineItem', TimelineItem, 'items of a timeline')

function timelineArgs(arg: ArgumentBuilder) {
  return {
    types: arg({
      type: [TimelineItemType],
      description: 'Only items of these kinds. An empty list: none at all.',
    }),
    since: arg({
      type: 'DateTime',
      description: 'Only from this instant on. A plain day: from its beginning where the organization is.',
    }),
    until: arg({
      type: 'DateTime',
      description: 'Only up to this instant. A plain day: to its end where the organization is.',
    }),
    ...pageArgs(arg),
  }
}

const timelineOf = (parent: 'invoice' | 'party') =>
  pageBelow({
    name: `timeline of ${parent}`,
    model: 'TimelineItem',
    alias: ALIAS,
    list: (context, organizationId, args: TimelineArguments) =>
      timelineList(context, organizationId, args, parent),
  })

builder.objectField(Invoice, 'timeline', (t) =>
  t.field({
    type: connection,
    description:
      'Everything that happened to it, the newest first: emails, calls, tasks, comments, disputes, promises, payments, ' +
      'statuses, where it came from, and what else was done to it. However far one pages, a page costs the same.',
    args: timelineArgs(t.arg),
    ...timelineOf('invoice'),
  }),
)

builder.objectField(Party, 'timeline', (t) =>
  t.field({
    type: connection,
    description:
      'Everything that happened to it and to its invoices, the newest first: emails, calls, tasks, comments, disputes, ' +
      'promises, payments, statuses; where it came from, and what else was done to itself. However far one pages, a page ' +
      'costs the same.',
    args: timelineArgs(t.arg),
    ...timelineOf('party'),
  }),
)
