import type { GraphQLError } from 'graphql'
import { refuse } from '../error.ts'

/** The last word to a client that could not keep up. */
export function tooManyChanges(limit: number): GraphQLError {
  return refuse(
    'RATE_LIMITED',
    `More than ${limit} changes were waiting for this subscription, which ends here: read the list anew and subscribe again.`,
    { limit },
  )
}
