import { inside } from '../rejection.ts'

/** A part of a JSON Schema. */
export type Schema = { readonly [keyword: string]: unknown }

/** What the values of a field are, which tells a mapping how to make one out of a column's text. */
type Kind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'amount'
  | 'instant'
  | 'day'
  | 'json'
  | 'object'
  | 'list'

/**
 * One field of the canonical record: `schema` says what is accepted, and `read` turns a value that the schema
 * has accepted into the one form that is stored and hashed. Days are read in the organization's timezone.
 */
export type Field<T> = {
  kind: Kind
  schema: Schema
  isRequired: boolean
  read(value: unknown, timezone: string): T
  /** Of an object. */
  fields?: Fields
  /** Of a list. */
  item?: Field<unknown>
}

export type Fields = { readonly [name: string]: Field<unknown> }

export type Stored<F extends Fields> = { [N in keyof F]: F[N] extends Field<infer T> ? T : never }

/** A field that may be left out or null, and then is null. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return optionalOr<T | null>(field, null)
}

/** A field that may be left out or null, and then has this value. */
export function optionalOr<T>(field: Field<T>, fallback: T): Field<T> {
  return {
    ...field,
    schema: nullable(field.schema),
    isRequired: false,
    read: (value, timezone) =>
      value === undefined || value === null ? fallback : field.read(value, timezone),
  }
}

function nullable(schema: Schema): Schema {
  const { type, enum: values } = schema
  return {
    ...schema,
    ...(type === undefined ? {} : { type: [...new Set([type, 'null'].flat())] }),
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  }
}

/** The same field with a sentence for the reader of the schema. */
export function described<T>(field: Field<T>, description: string): Field<T> {
  return { ...field, schema: { ...field.schema, description } }
}

export function object<F extends Fields>(fields: F): Field<Stored<F>> {
  const entries = Object.entries(fields)
  return {
    kind: 'object',
    isRequired: true,
    fields,
    schema: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, field]) => [name, field.schema])),
      required: entries.filter(([, field]) => field.isRequired).map(([name]) => name),
      additionalProperties: false,
    },
    read: (value, timezone) => {
      // The schema has been checked: the value is an object with these keys only.
      const source = value as Record<string, unknown>
      const stored: Record<string, unknown> = {}
      for (const [name, field] of entries) {
        try {
          stored[name] = field.read(source[name], timezone)
        } catch (error) {
          throw inside(name, error)
        }
      }
      return stored as Stored<F>
    },
  }
}

export function list<T>(item: Field<T>, maxItems: number): Field<T[]> {
  return {
    kind: 'list',
    isRequired: false,
    item,
    schema: { type: ['array', 'null'], items: item.schema, maxItems },
    read: (value, timezone) =>
      // The schema has been checked: a list or nothing.
      ((value ?? []) as unknown[]).map((entry, index) => {
        try {
          return item.read(entry, timezone)
        } catch (error) {
          throw inside(`[${index}]`, error)
        }
      }),
  }
}
