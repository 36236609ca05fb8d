import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { type DateFormat, dateFormat, USUAL_PIVOT } from '../../mapping/dateFormat.ts'
import type { DecimalFormat } from '../../record/amount.ts'
import type { CsvLayout } from '../../source/csvRows.ts'
import { STATED_ENCODINGS } from '../../source/encoding.ts'
import { UnreadableFile } from '../../unreadable.ts'

/** A column by its name, or what is always so. */
export type Given = string | { constant: string }

/** What the columns of a bank's CSV mean. Described in docs/importing.md. */
export type BankMapping = {
  layout: CsvLayout & { encoding: (typeof STATED_ENCODINGS)[number] }
  date: DateFormat
  numbers: DecimalFormat
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
    description: { type: 'string' },
    delimiter: { enum: [',', ';', '\t', '|'] },
    headerRow: { type: 'integer', minimum: 1, maximum: 1_000 },
    encoding: { enum: STATED_ENCODINGS },
    dates: {
      type: 'object',
      additionalProperties: false,
      required: ['format'],
      properties: { format: name, pivot: { type: 'integer', minimum: 0, maximum: 100 } },
    },
    numbers: {
      type: 'object',
      additionalProperties: false,
      properties: {
        decimalSeparator: { enum: ['.', ','] },
        groupSeparator: { enum: ['', '.', ',', "'", '\u2019', ' ', '\u00a0', '\u202f', '\u2009'] },
      },
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

type Written = Omit<BankMapping, 'layout' | 'date' | 'numbers'> & {
  delimiter?: string
  headerRow?: number
  encoding?: (typeof STATED_ENCODINGS)[number]
  dates: { format: string; pivot?: number }
  numbers?: Partial<DecimalFormat>
}

export async function readBankMapping(path: string): Promise<BankMapping> {
  const file = basename(path)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`The mapping ${path} cannot be read: ${error.code}.`)
  })
  const { delimiter, headerRow, encoding, dates, numbers, ...columns } = parse(text, file)
  const date = dateFormat(dates.format, dates.pivot ?? USUAL_PIVOT)
  if (date === null)
    throw new UnreadableFile(`The mapping ${file}: dates.format "${dates.format}" is no format of dates.`)
  const { decimalSeparator = '.', groupSeparator = '' } = numbers ?? {}
  if (decimalSeparator === groupSeparator) {
    throw new UnreadableFile(`The mapping ${file}: numbers have the same decimal and group separator.`)
  }
  const layout = { delimiter: delimiter ?? null, headerRow: headerRow ?? null, encoding: encoding ?? 'utf-8' }
  return { ...columns, layout, date, numbers: { decimalSeparator, groupSeparator } }
}

let validator: ValidateFunction<Written> | undefined

function parse(text: string, file: string): Written {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(
      `The mapping ${file} is not JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
  validator ??= new Ajv2020({ strict: false }).compile<Written>(SCHEMA)
  if (validator(value)) return value
  const [error] = validator.errors ?? []
  const place = error?.instancePath.replaceAll('/', '.').replace(/^\./, '') ?? ''
  const detail = error?.params.additionalProperty === undefined ? '' : ` (${error.params.additionalProperty})`
  throw new UnreadableFile(`The mapping ${file}: ${place} ${error?.message}${detail}.`)
}
