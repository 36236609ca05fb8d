import type { GraphQLError } from 'graphql'
import { httpOf } from '../../graph/error.ts'

type Data = Readonly<Record<string, unknown>> | null | undefined

/**
 * The HTTP side of an answer that holds nothing because the ledger was out of reach: a client that sees only the status, such as a
 * proxy or a library that repeats requests, learns that it is worth repeating. An answer that holds something stays 200.
 */
export function unavailableAnswer(data: Data, errors: readonly GraphQLError[]): object {
  const isEmpty = Object.values(data ?? {}).every((value) => value === null)
  const isUnavailable = errors.some(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE')
  return isEmpty && isUnavailable ? { extensions: { http: httpOf('SERVICE_UNAVAILABLE') } } : {}
}
