import { looksAt, reads, related, whenRead } from '../../../graph/read/fields.ts'
import { Dispute, disputeById } from '../../../ledger/invoice/dispute.ts'
import { memberById } from '../../../ledger/organization/member.ts'
import { present, rowOf, timelineItem } from './define.ts'
import { inWords } from './words.ts'

const done = looksAt(
  disputeById,
  'disputeId',
  ['organizationId', 'openedById', 'resolvedById'],
  (['openedById', 'resolvedById'] as const).flatMap(
    (key) => related(memberById, key).extensions.reads.relations,
  ),
)
const told = looksAt(disputeById, 'disputeId', ['reason', 'resolution'])

export const DisputeTimelineItem = timelineItem('DISPUTE', {
  description:
    'A dispute that was opened, or one that was resolved: a resolved one stands on a timeline twice.',
  actor: {
    relations: [done.relation],
    of: (context, item) =>
      whenRead(done.of(context, item), (row) =>
        memberById.of(context, present(row), item.isEnd ? 'resolvedById' : 'openedById'),
      ),
  },
  summary: {
    relations: [told.relation],
    of: (context, item) =>
      whenRead(told.of(context, item), (row) => {
        const { reason, resolution } = present(row)
        return item.isEnd
          ? `Dispute resolved: ${inWords(resolution ?? 'OTHER')}`
          : `Dispute opened: ${inWords(reason)}`
      }),
  },
  fields: (t) => ({
    dispute: t.field({
      type: Dispute,
      description: 'The dispute, as it is today.',
      ...rowOf(disputeById, 'disputeId'),
    }),
    isResolution: t.boolean({
      description: 'true: it was resolved then. false: it was opened then.',
      extensions: reads({ columns: ['isEnd'] }),
      resolve: ({ isEnd }) => isEnd,
    }),
  }),
})
