import { CombinedGraphQLErrors } from '@apollo/client'

const CODES = ['NOT_FOUND', 'BAD_USER_INPUT', 'FORBIDDEN']

/** Whether what an address names is not there for this viewer: it never was, is another organization's, or is no address at all. */
export function isAbsent(error: Error): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.every(({ extensions }) => CODES.includes(String(extensions?.code)))
  )
}
