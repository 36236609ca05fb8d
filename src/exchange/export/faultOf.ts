import type { GraphQLError } from 'graphql'
import { isTooSlow } from '../../database/unavailable.ts'
import { isErrorCode } from '../../graph/error.ts'
import { ExportFault } from './exportFault.ts'
import { PageErrors } from './readPage.ts'
import type { End } from './storePart.ts'

const PASSING = new Set(['SERVICE_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED'])

const TOO_SLOW =
  'A page of it took the database too long: ask for fewer fields, or filter and order by others.'

/** How an error ends an export; null where it is to be tried again. */
export function faultOf(error: unknown, isLastTry: boolean): End | null {
  if (error instanceof AccessEnded) return { status: 'FAILED', code: 'ACCESS_ENDED', message: error.message }
  // The schema is another one than when it was started.
  if (error instanceof ExportFault) return { status: 'FAILED', code: 'QUERY_FAILED', message: error.message }
  if (error instanceof PageErrors && error.errors.length > 0 && error.errors.every(isRefusal)) {
    return { status: 'FAILED', code: 'QUERY_FAILED', message: error.message }
  }
  // It would not be quicker the next time.
  if (error instanceof PageErrors && error.errors.some(({ originalError }) => isTooSlow(originalError))) {
    return { status: 'FAILED', code: 'QUERY_FAILED', message: TOO_SLOW }
  }
  if (!isLastTry) return null
  return { status: 'FAILED', code: 'INTERNAL', message: 'Something went wrong again and again.' }
}

/** One whose sentence may be shown: everything else is a fault of ours, or of the moment. */
export function isRefusal({ extensions: { code } }: GraphQLError): boolean {
  return isErrorCode(code) && !PASSING.has(code)
}

/** Thrown where the one in whose name it runs may no longer see it. */
export class AccessEnded extends ExportFault {}
