import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Comment, commentById } from '../comment.ts'
import { commentInput, organizationOfComment, settleComment } from './settleComment.ts'

mutation('commentReopen', {
  description: 'Takes a settled comment up again. IMMUTABLE_STATE when it is not settled.',
  input: commentInput('CommentReopenInput', 'The comment to be taken up again.'),
  payload: (t) => ({
    comment: t.field({
      type: Comment,
      nullable: true,
      description: 'The comment, open again.',
      resolve: changedRow(commentById),
    }),
  }),
  organizationOf: organizationOfComment,
  change: (work, input) => settleComment(work, input, false),
})
