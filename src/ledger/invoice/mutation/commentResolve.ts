import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Comment, commentById } from '../comment.ts'
import { commentInput, organizationOfComment, settleComment } from './settleComment.ts'

mutation('commentResolve', {
  description: 'Settles a comment: what it was about is done. IMMUTABLE_STATE when it is settled already.',
  input: commentInput('CommentResolveInput', 'The comment to be settled.'),
  payload: (t) => ({
    comment: t.field({
      type: Comment,
      nullable: true,
      description: 'The comment, settled by you.',
      resolve: changedRow(commentById),
    }),
  }),
  organizationOf: organizationOfComment,
  change: (work, input) => settleComment(work, input, true),
})
