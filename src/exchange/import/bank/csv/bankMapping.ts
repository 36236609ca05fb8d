import { basename } from 'node:path'
import { type DateFormat, dateFormat, USUAL_PIVOT } from '../../mapping/dateFormat.ts'
import {
  type FileFormat,
  FORMAT_PROPERTIES,
  mappingReader,
  type WrittenFormat,
  withFormat,
} from '../../mapping/mappingFile.ts'
import { UnreadableFile } from '../../unreadable.ts'

/** A column by its name, or what is always so. */
export type Given = string | { constant: string }

/** What the columns of a bank's CSV mean. Described in docs/importing.md. */
export type BankMapping = FileFormat & {
  date: DateFormat
  account: Given
  currency: Given
  bookedOn: string
  /** Signed, or with a column that says which way it went. */
  amount?: string
  direction?: { column: string; credit: string[]; debit: string[] }
  /** Instead of `amount`: one column for each way. */
  credit?: string
  debit?: string
  balance?: string
  reference?: string
  endToEndId?: string
  payerName?: string
  payerAccount?: string
  creditorReference?: string
  text?: string[]
  kind?: string
}

const name = { type: 'string', minLength: 1 }
const given = {
  anyOf: [
    name,
    { type: 'object', additionalProperties: false, required: ['constant'], properties: { constant: name } },
  ],
}
const words = { type: 'array', items: name, minItems: 1, maxItems: 20 }

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['dates', 'account', 'currency', 'bookedOn'],
  oneOf: [{ required: ['amount'] }, { required: ['credit'] }],
  dependentRequired: { direction: ['amount'], debit: ['credit'], credit: ['debit'] },
  properties: {
    ...FORMAT_PROPERTIES,
    dates: {
      type: 'object',
      additionalProperties: false,
      required: ['format'],
      properties: { format: name, pivot: { type: 'integer', minimum: 0, maximum: 100 } },
    },
    account: given,
    currency: given,
    bookedOn: name,
    amount: name,
    direction: {
      type: 'object',
      additionalProperties: false,
      required: ['column', 'credit', 'debit'],
      properties: { column: name, credit: words, debit: words },
    },
    credit: name,
    debit: name,
    balance: name,
    reference: name,
    endToEndId: name,
    payerName: name,
    payerAccount: name,
    creditorReference: name,
    text: words,
    kind: name,
  },
}

type Written = Omit<BankMapping, keyof FileFormat | 'date'> &
  WrittenFormat & { dates: { format: string; pivot?: number } }

const readWritten = mappingReader<Written>(SCHEMA)

export async function readBankMapping(path: string): Promise<BankMapping> {
  const file = basename(path)
  const { dates, ...mapping } = withFormat(await readWritten(path), file)
  const date = dateFormat(dates.format, dates.pivot ?? USUAL_PIVOT)
  if (date === null)
    throw new UnreadableFile(`The mapping ${file}: dates.format "${dates.format}" is no format of dates.`)
  return { ...mapping, date }
}
