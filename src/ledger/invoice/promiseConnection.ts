import { builder } from '../../graph/builder.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { listOfInvoice } from './listOfInvoice.ts'
import { PromiseToPay } from './promise.ts'
import { Invoice } from './type.ts'

const { connection, edge } = connectionTypes('PromiseToPay', PromiseToPay, 'promises to pay')

export const PromiseToPayEdge = edge

export const promisesOfInvoice = listOfInvoice({
  model: 'PromiseToPay',
  alias: 'p',
  instant: 'recordedAt',
  direction: 'DESC',
})

builder.objectField(Invoice, 'promisesConnection', (t) =>
  t.field({
    type: connection,
    description:
      'The same as `promises`, newest first, a page at a time; what a mutation adds has an edge of it.',
    args: pageArgs(t.arg),
    ...pageBelow({ name: 'promises of invoice', model: 'PromiseToPay', alias: 'p', list: promisesOfInvoice }),
  }),
)
