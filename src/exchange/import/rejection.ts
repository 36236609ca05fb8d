/** Why one record did not go in, for the person who has to mend it. */
export type Rejection = {
  /** Where it begins in the file, counted from 1. */
  line: number
  /** Path within the canonical record, such as `lineItems[2].quantity`; null when the whole record is at fault. */
  field: string | null
  reason: string
  /** The record as the file has it. */
  record: unknown
}

/** Thrown where a record turns out to be wrong; becomes a `Rejection` where its line is known. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly field: string | null

  constructor(field: string | null, reason: string) {
    super(reason)
    this.field = field
  }
}

/** The same error where it is noticed one level further out: its field becomes a part of `name`. */
export function inside(name: string, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const rest = error.field ?? ''
  return new Refusal(
    rest === '' || rest.startsWith('[') ? `${name}${rest}` : `${name}.${rest}`,
    error.message,
  )
}

/** Runs a step that may refuse the record, and tells its refusal from a fault of ours. */
export function attempt<T>(line: number, record: unknown, step: () => T): T | Rejection {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { line, field: error.field, reason: error.message, record }
  }
}

export function isRejection<T extends object>(item: T | Rejection): item is Rejection {
  return 'reason' in item && 'line' in item && 'field' in item
}
