import { looksAt, whenRead } from '../../../graph/read/fields.ts'
import { PromiseToPay, promiseById } from '../../../ledger/invoice/promise.ts'
import { byMember, present, rowOf, timelineItem } from './define.ts'

const told = looksAt(promiseById, 'promiseId', ['promisedOn'])

export const PromiseTimelineItem = timelineItem('PROMISE', {
  description: 'A promise to pay, by when it was recorded.',
  actor: byMember(promiseById, 'promiseId', 'recordedById'),
  summary: {
    relations: [told.relation],
    of: (context, item) =>
      whenRead(
        told.of(context, item),
        (row) => `Payment promised by ${present(row).promisedOn.toISOString().slice(0, 10)}`,
      ),
  },
  fields: (t) => ({
    promise: t.field({
      type: PromiseToPay,
      description: 'The promise, as it is today.',
      ...rowOf(promiseById, 'promiseId'),
    }),
  }),
})
