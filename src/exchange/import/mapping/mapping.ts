import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { isTimezone } from '../../../graph/calendar/day.ts'
import type { DecimalFormat } from '../record/amount.ts'
import { RECORD_TYPES, type RecordType } from '../record/record.ts'
import type { CsvLayout } from '../source/csvRows.ts'
import { STATED_ENCODINGS } from '../source/encoding.ts'
import { UnreadableFile } from '../unreadable.ts'
import { USUAL_PIVOT } from './dateFormat.ts'

/** What the columns of a CSV file mean. Described in docs/importing.md. */
export type Mapping = {
  /** How the file is laid out. */
  layout: Omit<CsvLayout, 'encoding'> & { encoding: (typeof STATED_ENCODINGS)[number] }
  dates: { format: string; timezone: string | null; pivot: number } | null
  numbers: DecimalFormat
  group: { by: string } | null
  join: { file: string; by: string; equals: string } | null
  records: RecordMapping[]
}

export type RecordMapping = {
  type: RecordType
  once: boolean
  onlyWith: string | null
  fields: Record<string, unknown>
}

const column = { type: 'string', minLength: 1 }

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['records'],
  properties: {
    description: { type: 'string' },
    delimiter: { enum: [',', ';', '\t', '|'] },
    headerRow: { type: 'integer', minimum: 1, maximum: 1_000 },
    encoding: { enum: STATED_ENCODINGS },
    dates: {
      type: 'object',
      additionalProperties: false,
      required: ['format'],
      properties: {
        format: { type: 'string' },
        timezone: { type: 'string' },
        pivot: { type: 'integer', minimum: 0, maximum: 100 },
      },
    },
    numbers: {
      type: 'object',
      additionalProperties: false,
      properties: {
        decimalSeparator: { enum: ['.', ','] },
        groupSeparator: { enum: ['', '.', ',', "'", '\u2019', ' ', '\u00a0', '\u202f', '\u2009'] },
      },
    },
    group: {
      type: 'object',
      additionalProperties: false,
      required: ['by'],
      properties: { by: column },
    },
    join: {
      type: 'object',
      additionalProperties: false,
      required: ['file', 'by', 'equals'],
      properties: { file: column, by: column, equals: column },
    },
    records: {
      type: 'array',
      minItems: 1,
      maxItems: 10,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['type', 'fields'],
        properties: {
          type: { enum: RECORD_TYPES },
          once: { type: 'boolean' },
          onlyWith: column,
          fields: { type: 'object' },
        },
      },
    },
  },
}

/** A mapping as it is written: what is left out has its usual meaning. */
type WrittenMapping = {
  delimiter?: string
  headerRow?: number
  encoding?: (typeof STATED_ENCODINGS)[number]
  dates?: { format: string; timezone?: string; pivot?: number }
  numbers?: Partial<DecimalFormat>
  group?: { by: string }
  join?: { file: string; by: string; equals: string }
  records: (Pick<RecordMapping, 'type' | 'fields'> & Partial<RecordMapping>)[]
}

/** Reads a mapping and checks its outline; its fields are checked against the columns of the file. */
export async function readMapping(path: string): Promise<Mapping> {
  const name = basename(path)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(`The mapping ${path} cannot be read: ${error.code}.`)
  })
  const mapping = parse(text, name)
  const { dates, numbers } = mapping
  if (mapping.group !== undefined && mapping.join !== undefined) {
    throw new UnreadableFile(`The mapping ${name} has both group and join; a file needs one of them at most.`)
  }
  if (dates?.timezone !== undefined && !isTimezone(dates.timezone)) {
    throw new UnreadableFile(`The mapping ${name}: dates.timezone "${dates.timezone}" is not a timezone.`)
  }
  const decimalSeparator = numbers?.decimalSeparator ?? '.'
  const groupSeparator = numbers?.groupSeparator ?? ''
  if (decimalSeparator === groupSeparator) {
    throw new UnreadableFile(`The mapping ${name}: numbers have the same decimal and group separator.`)
  }
  return {
    layout: layoutOf(mapping),
    dates: dates === undefined ? null : { pivot: USUAL_PIVOT, timezone: null, ...dates },
    numbers: { decimalSeparator, groupSeparator },
    group: mapping.group ?? null,
    join: mapping.join ?? null,
    records: mapping.records.map((record) => ({ once: false, onlyWith: null, ...record })),
  }
}

function layoutOf({ delimiter, headerRow, encoding }: WrittenMapping): Mapping['layout'] {
  return { delimiter: delimiter ?? null, headerRow: headerRow ?? null, encoding: encoding ?? 'utf-8' }
}

let validator: ValidateFunction<WrittenMapping> | undefined

function parse(text: string, name: string): WrittenMapping {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(
      `The mapping ${name} is not JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
  validator ??= new Ajv2020({ strict: false }).compile<WrittenMapping>(SCHEMA)
  if (validator(value)) return value
  const [error] = validator.errors ?? []
  const place = error?.instancePath.replaceAll('/', '.').replace(/^\./, '') ?? ''
  const detail = error?.params.additionalProperty === undefined ? '' : ` (${error.params.additionalProperty})`
  throw new UnreadableFile(`The mapping ${name}: ${place} ${error?.message}${detail}.`)
}
