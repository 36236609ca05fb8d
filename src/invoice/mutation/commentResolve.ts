import { changedRow, mutation } from '../../mutation/mutation.ts'
import { Comment, commentById } from '../comment.ts'
import { CommentSettleInput, organizationOfComment, settleComment } from './settleComment.ts'

mutation('commentResolve', {
  description: 'Settles a comment: what it was about is done.',
  input: CommentSettleInput,
  payload: (t) => ({
    comment: t.field({
      type: Comment,
      nullable: true,
      description: 'The comment.',
      resolve: changedRow(commentById),
    }),
  }),
  organizationOf: organizationOfComment,
  change: (work, input) => settleComment(work, input, true),
})
