import { type ErrorPart, partsOf, sqlStateOf } from './sqlState.ts'

/**
 * What a refusal of PostgreSQL's means to the one who asked. NOT_NOW: it was not done, and may be when it is asked for again.
 * TOO_SLOW: the statement took longer than it may. Whatever stands in no line of the table is a fault of ours.
 */
type Meaning = 'NOT_NOW' | 'TOO_SLOW' | 'OUR_FAULT'

/**
 * By SQLSTATE (PostgreSQL, Appendix A), whole or its class, the first two characters; the whole one comes first. Nowhere else
 * are refusals of the database told apart.
 */
const MEANINGS = new Map<string, Meaning>([
  // The connection broke, or was never made.
  ['08', 'NOT_NOW'],
  // A server that only reads: a standby, or one that is being moved.
  ['25006', 'NOT_NOW'],
  // The transaction, or a pause within it, was too long.
  ['25P03', 'NOT_NOW'],
  ['25P04', 'NOT_NOW'],
  // It does not let us in: the password was changed, or the database is gone.
  ['28', 'NOT_NOW'],
  ['3D000', 'NOT_NOW'],
  // Undone because of others: serialization, deadlock.
  ['40', 'NOT_NOW'],
  ['40002', 'OUR_FAULT'],
  // Out of connections, memory or disk.
  ['53', 'NOT_NOW'],
  // Somebody else holds it.
  ['55006', 'NOT_NOW'],
  ['55P03', 'NOT_NOW'],
  // Stopping, starting, or ended by an administrator.
  ['57', 'NOT_NOW'],
  ['57014', 'TOO_SLOW'],
  // The disk or the system below it fails.
  ['58', 'NOT_NOW'],
  ['72', 'NOT_NOW'],
])

/** What Prisma says by itself: unreachable, gone, no connection free, no transaction in time, in conflict. */
const PRISMA_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  'P2037',
])
const PRISMA_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
])

/** What the system says of a connection that is made or used; `connect` comes first. */
const SYSTEM_CODES = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])
const TLS_CODE = /^(ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|UNABLE_TO_)|SELF_SIGNED_CERT/

/** The driver's own errors have no code. */
const LOST_WORDINGS =
  /connection terminated(?! due to connection timeout)|encountered a connection error|server has closed the connection/i
const WORDINGS =
  /timeout exceeded when trying to connect|connection terminated|timeout expired|query read timeout|client was closed|pool after calling end|ssl connection|can't reach database/i
/** The connection ended, or broke, before the answer. */
const LOST_CODES = new Set(['57P01', '57P02', 'ECONNRESET', 'EPIPE'])

/** Whether the database did not do it and may do it later: what it refuses is not our fault. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state !== null) return meaningOf(state) === 'NOT_NOW'
  return isConnectionLost(error) || partsOf(error).some(isOutOfReach)
}

/** PostgreSQL gave up on the statement because it took too long: asking again will not help, asking for less will. */
export function isTooSlow(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state !== null && meaningOf(state) === 'TOO_SLOW'
}

/** Whether the connection was lost under a statement: if it only reads, it can be asked again on another one. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state !== null) return LOST_CODES.has(state)
  return partsOf(error).some(
    ({ code, message }) => LOST_CODES.has(String(code)) || LOST_WORDINGS.test(String(message)),
  )
}

function meaningOf(state: string): Meaning {
  return MEANINGS.get(state) ?? MEANINGS.get(state.slice(0, 2)) ?? 'OUR_FAULT'
}

function isOutOfReach({ code, kind, syscall, message }: ErrorPart): boolean {
  return (
    syscall === 'connect' ||
    PRISMA_CODES.has(String(code)) ||
    PRISMA_KINDS.has(String(kind)) ||
    SYSTEM_CODES.has(String(code)) ||
    TLS_CODE.test(String(code)) ||
    WORDINGS.test(String(message))
  )
}
