import { basename } from 'node:path'
import { isTimezone } from '../../../graph/calendar/day.ts'
import { RECORD_TYPES, type RecordType } from '../record/record.ts'
import { UnreadableFile } from '../unreadable.ts'
import { USUAL_PIVOT } from './dateFormat.ts'
import {
  type FileFormat,
  FORMAT_PROPERTIES,
  mappingReader,
  type WrittenFormat,
  withFormat,
} from './mappingFile.ts'

/** What the columns of a CSV file mean. Described in docs/importing.md. */
export type Mapping = FileFormat & {
  dates: { format: string; timezone: string | null; pivot: number } | null
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
    ...FORMAT_PROPERTIES,
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
type WrittenMapping = WrittenFormat & {
  dates?: { format: string; timezone?: string; pivot?: number }
  group?: { by: string }
  join?: { file: string; by: string; equals: string }
  records: (Pick<RecordMapping, 'type' | 'fields'> & Partial<RecordMapping>)[]
}

const readWritten = mappingReader<WrittenMapping>(SCHEMA)

/** Reads a mapping and checks its outline; its fields are checked against the columns of the file. */
export async function readMapping(path: string): Promise<Mapping> {
  const name = basename(path)
  const mapping = withFormat(await readWritten(path), name)
  const { dates } = mapping
  if (mapping.group !== undefined && mapping.join !== undefined) {
    throw new UnreadableFile(`The mapping ${name} has both group and join; a file needs one of them at most.`)
  }
  if (dates?.timezone !== undefined && !isTimezone(dates.timezone)) {
    throw new UnreadableFile(`The mapping ${name}: dates.timezone "${dates.timezone}" is not a timezone.`)
  }
  return {
    ...mapping,
    dates: dates === undefined ? null : { pivot: USUAL_PIVOT, timezone: null, ...dates },
    group: mapping.group ?? null,
    join: mapping.join ?? null,
    records: mapping.records.map((record) => ({ once: false, onlyWith: null, ...record })),
  }
}
