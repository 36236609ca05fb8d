import { builder } from '../../graph/builder.ts'
import { EXPORT_LIMITS } from './limits.ts'

export const BulkQueryFormat = builder.enumType('BulkQueryFormat', {
  description: 'How the rows are written, in UTF-8.',
  values: {
    JSON_LINES: { description: 'A JSON object a line, as `nodes` of the query would answer it.' },
    CSV: {
      description:
        'A table by RFC 4180 with the mark of UTF-8: a column for each value, named by the path of its selection, such as ' +
        '`total.minorUnits`. A list, and whatever is JSON, is one cell of JSON. What is null is empty, an empty text is `""`. A text ' +
        'that a spreadsheet would take for a formula, because it begins with = + - @ or a tab, begins with an apostrophe instead: ' +
        'JSON Lines have all texts as they are.',
    },
  } as const,
})

export const BulkQueryStatus = builder.enumType('BulkQueryStatus', {
  description: 'How far an export is.',
  values: {
    WAITING: { description: 'No worker has begun with it.' },
    RUNNING: { description: 'It is being written. A worker that dies is missed, and another one goes on.' },
    COMPLETED: { description: 'All rows are in the file.' },
    FAILED: { description: 'It ended before its last row: see `errorCode`.' },
    CANCELLED: { description: 'Somebody ended it with `bulkQueryCancel`.' },
  } as const,
})

export const BulkQueryErrorCode = builder.enumType('BulkQueryErrorCode', {
  description: 'Why an export ended before its last row.',
  values: {
    ROW_LIMIT: { description: `It has more rows than ${EXPORT_LIMITS.rows.toLocaleString('en')}.` },
    SIZE_LIMIT: { description: `It is longer than ${EXPORT_LIMITS.bytes / 1024 ** 3} GiB.` },
    ACCESS_ENDED: {
      description: 'Whoever started it is no longer a member of the organization, or the token has ended.',
    },
    QUERY_FAILED: {
      description:
        'A row could not be answered, and the message is that of the query; or reading a page took the database too long.',
    },
    INTERNAL: { description: 'Faults of the server, again and again.' },
  } as const,
})
