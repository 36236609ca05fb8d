import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Making, Row } from './making.ts'

/** Makes a value out of a row; undefined where there is none. */
export type Maker = (row: Row, making: Making) => unknown

/** One way to say where a value comes from. A bare string is the name of a column. */
export type Value =
  | string
  | { constant: unknown }
  | { first: Value[] }
  | { product: [string, string]; round?: 'halfUp' }
  | { sum: 'lineTotal' }
  | TextValue

export type TextValue = (
  | { column: string }
  /** Text with `{columns}` in it. */
  | { text: string }
) & {
  removeSuffix?: string
  padStart?: { length: number; with: string }
  map?: Record<string, unknown>
  otherwise?: unknown
  ifPresent?: string
  date?: string
  round?: 'halfUp'
}

const TEXT_STEPS = {
  removeSuffix: { type: 'string', minLength: 1 },
  padStart: {
    type: 'object',
    additionalProperties: false,
    required: ['length', 'with'],
    properties: {
      length: { type: 'integer', minimum: 1, maximum: 255 },
      with: { type: 'string', maxLength: 1 },
    },
  },
  map: { type: 'object' },
  otherwise: {},
  ifPresent: { type: 'string' },
  date: { type: 'string' },
  round: { const: 'halfUp' },
}

function shape(required: string, properties: object) {
  return { type: 'object', additionalProperties: false, required: [required], properties }
}

const SCHEMA = {
  $ref: '#/$defs/value',
  $defs: {
    value: {
      anyOf: [
        { type: 'string', minLength: 1 },
        shape('constant', { constant: {} }),
        shape('first', { first: { type: 'array', minItems: 1, items: { $ref: '#/$defs/value' } } }),
        shape('product', {
          product: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'string' } },
          round: { const: 'halfUp' },
        }),
        shape('sum', { sum: { const: 'lineTotal' } }),
        shape('column', { column: { type: 'string' }, ...TEXT_STEPS }),
        shape('text', { text: { type: 'string' }, ...TEXT_STEPS }),
      ],
    },
  },
}

let validator: ValidateFunction<Value> | undefined

/** Whether a part of a mapping says, in one of the known ways, where a value comes from. */
export function isValue(part: unknown): part is Value {
  validator ??= new Ajv2020({ strict: false }).compile<Value>(SCHEMA)
  return validator(part)
}
