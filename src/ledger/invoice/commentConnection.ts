import { builder } from '../../graph/builder.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { Comment } from './comment.ts'
import { listOfInvoice } from './listOfInvoice.ts'
import { Invoice } from './type.ts'

const { connection, edge } = connectionTypes('Comment', Comment, 'comments')

export const CommentEdge = edge

export const commentsOfInvoice = listOfInvoice({
  model: 'Comment',
  alias: 'c',
  instant: 'createdAt',
  direction: 'ASC',
})

builder.objectField(Invoice, 'commentsConnection', (t) =>
  t.field({
    type: connection,
    description:
      'The same as `comments`, oldest first, a page at a time; what a mutation adds has an edge of it.',
    args: pageArgs(t.arg),
    ...pageBelow({ name: 'comments of invoice', model: 'Comment', alias: 'c', list: commentsOfInvoice }),
  }),
)
