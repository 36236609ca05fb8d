/** Prisma's and PostgreSQL's codes for "not now": unreachable, out of connections, too slow, shutting down. */
const UNAVAILABLE = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  '25P03',
  '40P01',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])

const WORDINGS =
  /timeout exceeded when trying to connect|connection terminated|server has closed the connection|can't reach database/i

/** Whether a fault of the database is one that passes by itself. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const codes = [...codesOf(error)]
  return codes.some((code) => UNAVAILABLE.has(code)) || WORDINGS.test(error.message)
}

/** PostgreSQL gave up on the statement because it took too long: asking again will not help, asking for less will. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof Error && [...codesOf(error)].includes('57014')
}

function* codesOf(error: Error): Generator<string> {
  if ('code' in error && typeof error.code === 'string') yield error.code
  if ('meta' in error) yield* JSON.stringify(error.meta).match(/[0-9A-Z]{5}|E[A-Z]{4,12}/g) ?? []
  if (error.cause instanceof Error) yield* codesOf(error.cause)
}
