import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, ServerError } from '@apollo/client'
import { SetContextLink } from '@apollo/client/link/context'
import { ErrorLink } from '@apollo/client/link/error'
import { RetryLink } from '@apollo/client/link/retry'
import { getMainDefinition } from '@apollo/client/utilities'
import { NetworkError } from 'graphql-sse'
import { tap } from 'rxjs'
import { createCache } from './cache.ts'
import { tellReachable } from './connection.ts'
import { createLiveLink } from './live.ts'

type Settings = {
  /** What shows that a request comes from this page: the cookie alone opens nothing. */
  csrfToken: () => string
  onSessionEnd: () => void
}

const URL_OF_GRAPH = '/graphql'
const LONGEST_WAIT = 8_000

/** Apollo Client for somebody who is signed in by the session's cookie. */
export function createConsoleClient({ csrfToken, onSessionEnd }: Settings): ApolloClient {
  const headers = () => ({ 'x-csrf-token': csrfToken() })
  const requests = ApolloLink.from([
    noteReachability,
    comeBack,
    new SetContextLink(() => ({ headers: headers() })),
    new HttpLink({ uri: URL_OF_GRAPH }),
  ])
  const live = createLiveLink({
    url: URL_OF_GRAPH,
    headers,
    onReturn: () => void client.refetchQueries({ include: 'active' }),
  })
  const client = new ApolloClient({
    link: ApolloLink.from([
      noteSessionEnd(onSessionEnd),
      ApolloLink.split(({ query }) => operationOf(query) === 'subscription', live, requests),
    ]),
    cache: createCache(),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  })
  return client
}

const noteReachability = new ApolloLink((operation, forward) =>
  forward(operation).pipe(tap({ next: () => tellReachable(true) })),
)

const noteSessionEnd = (onSessionEnd: () => void) =>
  new ErrorLink(({ error }) => {
    if (isSignedOut(error)) onSessionEnd()
  })

/** What only asks is asked again until the server is back. What changes something is not: nobody knows whether it arrived. */
const comeBack = new RetryLink({
  delay: { initial: 500, max: LONGEST_WAIT, jitter: true },
  attempts: (_count, operation, error) => {
    if (!isUnreachable(error)) return false
    tellReachable(false)
    return operationOf(operation.query) === 'query'
  },
})

function operationOf(query: Parameters<typeof getMainDefinition>[0]): string | null {
  const definition = getMainDefinition(query)
  return definition.kind === 'OperationDefinition' ? definition.operation : null
}

function isSignedOut(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')
  }
  if (error instanceof NetworkError) return error.response?.status === 401
  return ServerError.is(error) && error.statusCode === 401
}

/** It could not be asked at all, or is starting or stopping. Everything else is an answer. */
export function isUnreachable(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some(({ extensions }) => extensions?.code === 'SERVICE_UNAVAILABLE')
  }
  return ServerError.is(error) ? error.statusCode >= 502 : error instanceof TypeError
}
