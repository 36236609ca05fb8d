const SQL_STATE = /^[0-9A-Z]{5}$/

/**
 * The SQLSTATE with which PostgreSQL refused: the driver has it as the error's code, Prisma below its own
 * error. Null for an error that is not PostgreSQL's.
 */
export function sqlStateOf(error: unknown): string | null {
  for (const part of partsOf(error)) {
    // Codes of Prisma's look alike; only what PostgreSQL sends has a severity.
    const code = 'severity' in part ? part.code : 'originalCode' in part ? part.originalCode : null
    if (typeof code === 'string' && SQL_STATE.test(code)) return code
  }
  return null
}

/** An object that an error is made of; it can be asked for any key. */
export type ErrorPart = { readonly [key: string]: unknown }

const MOST_PARTS = 10

/** The error and what it says was its cause, each with what Prisma keeps of the driver's error. */
export function partsOf(error: unknown): ErrorPart[] {
  const parts: ErrorPart[] = []
  const add = (value: unknown) => {
    if (typeof value !== 'object' || value === null || parts.length >= MOST_PARTS) return
    // Any object has whatever keys it is asked for, if only as undefined.
    const part = value as ErrorPart
    if (parts.includes(part)) return
    parts.push(part)
    add(part.meta)
    add(part.driverAdapterError)
    add(part.cause)
    if (Array.isArray(part.errors)) part.errors.forEach(add)
  }
  add(error)
  return parts
}
