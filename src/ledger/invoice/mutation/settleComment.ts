import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, idIn, notFound, organizationOfId } from '../../../graph/mutation/input.ts'
import type { Changed } from '../../../graph/mutation/perform.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'

/** What names the comment, in an input of this name. */
export const commentInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      commentId: t.id({ required: true, description: 'Global id of the comment.' }),
      ...idempotencyKey(t),
    }),
  })

type Input = ReturnType<typeof commentInput>['$inferInput']

export const organizationOfComment = (
  context: Parameters<typeof organizationOfId>[0],
  { commentId }: Input,
) => organizationOfId(context, 'Comment', commentId, 'commentId')

/** Marks a comment as settled, or as open again. */
export async function settleComment(work: Work, input: Input, isResolved: boolean): Promise<Changed> {
  const { tx, organizationId, viewer, now } = work
  const id = idIn(work, 'Comment', input.commentId, 'commentId')
  const where = { organizationId_id: { organizationId, id } }
  const comment = await tx.comment.findUnique({ where, select: { invoiceId: true, resolvedAt: true } })
  if (comment === null) throw notFound('Comment', input.commentId, 'commentId')
  if ((comment.resolvedAt !== null) === isResolved) {
    const state = isResolved ? 'settled' : 'open'
    throw refusal('IMMUTABLE_STATE', 'commentId', `The comment is ${state} already.`)
  }
  await tx.comment.update({
    where,
    data: {
      resolvedAt: isResolved ? now : null,
      resolvedById: isResolved ? viewer.userId : null,
      updatedAt: now,
    },
  })
  return {
    result: { id },
    entity: { type: 'Comment', id },
    changes: { isResolved: { before: !isResolved, after: isResolved } },
    announced: [{ kind: 'INVOICE', invoiceIds: [comment.invoiceId] }],
  }
}
