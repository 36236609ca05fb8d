import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { DecimalFormat } from '../record/amount.ts'
import type { CsvLayout } from '../source/csvRows.ts'
import { STATED_ENCODINGS } from '../source/encoding.ts'
import { UnreadableFile } from '../unreadable.ts'

type Encoding = (typeof STATED_ENCODINGS)[number]

/** What every mapping says of the file itself; what is left out has its usual meaning. */
export type WrittenFormat = {
  delimiter?: string
  headerRow?: number
  encoding?: Encoding
  numbers?: Partial<DecimalFormat>
}
export type FileFormat = {
  layout: Omit<CsvLayout, 'encoding'> & { encoding: Encoding }
  numbers: DecimalFormat
}

/** The same as a part of a schema. */
export const FORMAT_PROPERTIES = {
  description: { type: 'string' },
  delimiter: { enum: [',', ';', '\t', '|'] },
  headerRow: { type: 'integer', minimum: 1, maximum: 1_000 },
  encoding: { enum: STATED_ENCODINGS },
  numbers: {
    type: 'object',
    additionalProperties: false,
    properties: {
      decimalSeparator: { enum: ['.', ','] },
      groupSeparator: { enum: ['', '.', ',', "'", '\u2019', ' ', '\u00a0', '\u202f', '\u2009'] },
    },
  },
}

/** Reads mappings that this schema describes; says in a sentence why a file is none. */
export function mappingReader<Written>(schema: object): (path: string) => Promise<Written> {
  let validator: ValidateFunction<Written> | undefined
  return async (path) => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UnreadableFile(`The mapping ${path} cannot be read: ${error.code}.`)
    })
    validator ??= new Ajv2020({ strict: false }).compile<Written>(schema)
    return parse(text, basename(path), validator)
  }
}

function parse<Written>(text: string, file: string, validate: ValidateFunction<Written>): Written {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UnreadableFile(
      `The mapping ${file} is not JSON: ${error instanceof Error ? error.message : error}`,
    )
  }
  if (validate(value)) return value
  const [error] = validate.errors ?? []
  const place = error?.instancePath.replaceAll('/', '.').replace(/^\./, '') ?? ''
  const detail = error?.params.additionalProperty === undefined ? '' : ` (${error.params.additionalProperty})`
  throw new UnreadableFile(`The mapping ${file}: ${place} ${error?.message}${detail}.`)
}

/** The mapping with how the rows and the numbers of its file are written. */
export function withFormat<Written extends WrittenFormat>(
  written: Written,
  file: string,
): Omit<Written, keyof WrittenFormat> & FileFormat {
  const { delimiter = null, headerRow = null, encoding = 'utf-8', numbers, ...others } = written
  const { decimalSeparator = '.', groupSeparator = '' } = numbers ?? {}
  if (decimalSeparator === groupSeparator) {
    throw new UnreadableFile(`The mapping ${file}: numbers have the same decimal and group separator.`)
  }
  const layout = { delimiter, headerRow, encoding }
  return { ...others, layout, numbers: { decimalSeparator, groupSeparator } }
}
