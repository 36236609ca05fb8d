import { changedRow, mutation } from '../../mutation/mutation.ts'
import { Comment, commentById } from '../comment.ts'
import { CommentSettleInput, organizationOfComment, settleComment } from './settleComment.ts'

mutation('commentReopen', {
  description: 'Takes a settled comment up again.',
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
  change: (work, input) => settleComment(work, input, false),
})
