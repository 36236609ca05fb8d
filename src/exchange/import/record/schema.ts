import type { Schema } from './field.ts'
import { RECORD_TYPES, RECORDS, type RecordType } from './record.ts'

/** The JSON Schema of one type of record, `type` included. */
export function recordSchema(type: RecordType): Schema {
  const { properties, required, ...rest } = RECORDS[type].fields.schema
  // Both are made by `object` and have these shapes.
  return {
    ...rest,
    properties: { type: { const: type }, ...(properties as Schema) },
    required: ['type', ...(required as string[])],
  }
}

/** The JSON Schema of a line of the canonical format. */
export function canonicalSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Duegraph import record',
    description:
      'One line of a JSON Lines file: a party, an invoice, an email, or another record of one of the types below.',
    oneOf: RECORD_TYPES.map((type) => ({ $ref: `#/$defs/${type}` })),
    $defs: Object.fromEntries(RECORD_TYPES.map((type) => [type, recordSchema(type)])),
  }
}
