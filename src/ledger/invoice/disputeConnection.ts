import { builder } from '../../graph/builder.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { Dispute } from './dispute.ts'
import { listOfInvoice } from './listOfInvoice.ts'
import { Invoice } from './type.ts'

const { connection, edge } = connectionTypes('Dispute', Dispute, 'disputes')

export const DisputeEdge = edge

export const disputesOfInvoice = listOfInvoice({
  model: 'Dispute',
  alias: 'd',
  instant: 'openedAt',
  direction: 'DESC',
})

builder.objectField(Invoice, 'disputesConnection', (t) =>
  t.field({
    type: connection,
    description:
      'The same as `disputes`, newest first, a page at a time; what a mutation adds has an edge of it.',
    args: pageArgs(t.arg),
    ...pageBelow({ name: 'disputes of invoice', model: 'Dispute', alias: 'd', list: disputesOfInvoice }),
  }),
)
