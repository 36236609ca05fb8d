import { uuidv7 } from '../../../database/uuid.ts'
import { builder } from '../../../graph/builder.ts'
import { createdEdgeBelow } from '../../../graph/mutation/createdEdge.ts'
import {
  idempotencyKey,
  idIn,
  notFound,
  organizationOfId,
  writtenText,
} from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Comment, commentById } from '../comment.ts'
import { CommentEdge, commentsOfInvoice } from '../commentConnection.ts'

const LONGEST_COMMENT = 10_000

const CommentAddInput = builder.inputType('CommentAddInput', {
  description: 'A comment to be added.',
  fields: (t) => ({
    invoiceId: t.id({ required: true, description: 'Global id of the invoice it is about.' }),
    text: t.string({ required: true, description: `At most ${LONGEST_COMMENT} characters.` }),
    ...idempotencyKey(t),
  }),
})

mutation('commentAdd', {
  description: 'Writes a comment about an invoice, for the team. The customer never sees it.',
  input: CommentAddInput,
  payload: (t) => ({
    comment: t.field({
      type: Comment,
      nullable: true,
      description: 'The comment, by you.',
      resolve: changedRow(commentById),
    }),
    commentEdge: t.field({
      type: CommentEdge,
      nullable: true,
      description: 'The comment as an edge of `Invoice.commentsConnection`.',
      resolve: createdEdgeBelow(commentsOfInvoice, commentById),
    }),
  }),
  organizationOf: (context, { invoiceId }) => organizationOfId(context, 'Invoice', invoiceId, 'invoiceId'),
  change: async (work, input) => {
    const { tx, organizationId, viewer, now } = work
    const invoiceId = idIn(work, 'Invoice', input.invoiceId, 'invoiceId')
    const text = writtenText(input.text, 'text', LONGEST_COMMENT)
    const invoice = await tx.invoice.findUnique({
      where: { organizationId_id: { organizationId, id: invoiceId } },
      select: { id: true },
    })
    if (invoice === null) throw notFound('Invoice', input.invoiceId, 'invoiceId')
    const id = uuidv7()
    await tx.comment.create({
      data: { organizationId, id, invoiceId, authorId: viewer.userId, text, createdAt: now, updatedAt: now },
    })
    return {
      result: { id },
      entity: { type: 'Comment', id },
      changes: { invoiceId, length: text.length },
      announced: [{ kind: 'INVOICE', invoiceIds: [invoiceId] }],
    }
  },
})
