import { storableText } from '../../../database/storable.ts'
import type { MailHeaders } from './headerLines.ts'

const MOST_FIELDS = 20
const LONGEST_VALUE = 500

/** The fields of a report as small JSON, to be kept beside the event that was read from them. */
export function fieldsOfReport(fields: MailHeaders): Record<string, string> {
  const entries = [...fields].slice(0, MOST_FIELDS)
  return Object.fromEntries(
    entries.map(([name, values]) => [name, storableText(values.join(' '), LONGEST_VALUE)]),
  )
}
