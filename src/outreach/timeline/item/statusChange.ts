import { looksAt, reads, whenRead } from '../../../graph/read/fields.ts'
import { InvoiceStatus } from '../../../ledger/invoice/enums.ts'
import { InvoiceStatusChange, statusChangeById } from '../../../ledger/invoice/statusChange.ts'
import { nobody, present, rowOf, timelineItem } from './define.ts'
import { inWords } from './words.ts'

const told = looksAt(statusChangeById, 'statusChangeId', ['before', 'after'])

export const StatusChangeTimelineItem = timelineItem('STATUS_CHANGE', {
  description: 'Another status of an invoice.',
  actor: nobody,
  summary: {
    relations: [told.relation],
    of: (context, item) =>
      whenRead(told.of(context, item), (row) => {
        const { before, after } = present(row)
        return `Status changed from ${inWords(before)} to ${inWords(after)}`
      }),
  },
  fields: (t) => ({
    before: t.field({
      type: InvoiceStatus,
      description: 'The status before.',
      extensions: reads({ relations: [told.relation] }),
      resolve: (item, _arguments, context) => whenRead(told.of(context, item), (row) => present(row).before),
    }),
    after: t.field({
      type: InvoiceStatus,
      description: 'The status from then on.',
      extensions: reads({ relations: [told.relation] }),
      resolve: (item, _arguments, context) => whenRead(told.of(context, item), (row) => present(row).after),
    }),
    statusChange: t.field({
      type: InvoiceStatusChange,
      description: 'The change, with its invoice.',
      ...rowOf(statusChangeById, 'statusChangeId'),
    }),
  }),
})
