import { looksAt, whenRead } from '../../../graph/read/fields.ts'
import { Comment, commentById } from '../../../ledger/invoice/comment.ts'
import { byMember, present, rowOf, timelineItem } from './define.ts'
import { brief } from './words.ts'

const told = looksAt(commentById, 'commentId', ['text'])

export const CommentTimelineItem = timelineItem('COMMENT', {
  description: 'What somebody of the team wrote about an invoice.',
  actor: byMember(commentById, 'commentId', 'authorId'),
  summary: {
    relations: [told.relation],
    of: (context, item) => whenRead(told.of(context, item), (row) => `Comment: ${brief(present(row).text)}`),
  },
  fields: (t) => ({
    comment: t.field({ type: Comment, description: 'The comment.', ...rowOf(commentById, 'commentId') }),
  }),
})
