import { optionalText, writtenText } from './input.ts'
import { refusal } from './userError.ts'

// What the input of an update means: a field that is left out stays as it is, null takes the value away where there may be
// none, and is REQUIRED where there must be one.

type Given<Value> = Value | null | undefined

/** A text that there must be. */
export function keptText(text: Given<string>, field: string, most: number): string | undefined {
  return text === undefined ? undefined : writtenText(kept(text, field), field, most)
}

/** A text that may be taken away; a blank is as good as null. */
export function clearableText(text: Given<string>, field: string, most: number): string | null | undefined {
  return text === undefined ? undefined : optionalText(text, field, most)
}

/** A value that there must be, such as a flag. */
export function keptValue<Value>(value: Given<Value>, field: string): Value | undefined {
  return value === undefined ? undefined : kept(value, field)
}

function kept<Value>(value: Value | null, field: string): Value {
  if (value === null)
    throw refusal('REQUIRED', field, 'This cannot be taken away: leave it out, or give another.')
  return value
}

type Patch<Values> = {
  [Name in keyof Values as undefined extends Values[Name] ? Name : never]?: Exclude<Values[Name], undefined>
} & { [Name in keyof Values as undefined extends Values[Name] ? never : Name]: Values[Name] }

/** The fields that were given. */
export function givenOf<Values extends object>(values: Values): Patch<Values> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  // The same names with the same values, but for those that are undefined.
  return Object.fromEntries(given) as Patch<Values>
}

/** For the audit log: what a patch changes of a row, before and after. Texts that may be long are told by their length. */
export function changesOf(
  before: object,
  patch: object,
  long: readonly string[] = [],
): Record<string, unknown> {
  // Any object holds values under names.
  const old = before as Record<string, unknown>
  const told = (name: string, value: unknown) => {
    // The log holds JSON, which has no such numbers.
    if (typeof value === 'bigint') return String(value)
    return long.includes(name) && typeof value === 'string' ? { length: value.length } : value
  }
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([name, value]) => old[name] !== value)
      .map(([name, value]) => [name, { before: told(name, old[name]), after: told(name, value) }]),
  )
}
