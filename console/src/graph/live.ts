import { ApolloLink, Observable } from '@apollo/client'
import { type GraphQLFormattedError, print } from 'graphql'
import { createClient, NetworkError } from 'graphql-sse'

type Live = {
  url: string
  headers: () => Record<string, string>
  /** Called when a stream is open again: what happened meanwhile was not told, so read anew. */
  onReturn?: () => void
  /** Milliseconds before the given attempt to come back. */
  wait?: (attempt: number) => number
}

const LONGEST_WAIT = 30_000
/** Somewhere up to twice as long each time, so that not all clients come back at once. */
const waitLonger = (attempt: number) => Math.random() * Math.min(LONGEST_WAIT, 500 * 2 ** attempt)

/** A refusal stays one. Too many streams, a server that is away and a connection that broke, however that shows, do not. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof NetworkError ? (error.response?.status ?? 0) : 0
  return status >= 400 && status < 500 && status !== 429
}

type Message = {
  data?: Record<string, unknown> | null
  errors?: readonly unknown[]
  extensions?: Record<string, unknown>
}

/** As links hand it on: what is not there is left out. */
function resultOf({ data, errors, extensions }: Message): ApolloLink.Result {
  return {
    ...(data === undefined ? {} : { data }),
    // They come as JSON, not as instances of the class.
    ...(errors === undefined ? {} : { errors: errors as readonly GraphQLFormattedError[] }),
    ...(extensions === undefined ? {} : { extensions }),
  }
}

export function createLiveLink({ url, headers, onReturn, wait = waitLonger }: Live): ApolloLink {
  const client = createClient({ url, headers, retryAttempts: 0 })
  return new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable<ApolloLink.Result>((observer) => {
        let attempt = 0
        let isOver = false
        let timer: ReturnType<typeof setTimeout> | undefined
        let close = () => {}
        const request = {
          query: print(query),
          variables,
          ...(operationName === undefined ? {} : { operationName }),
        }
        const comeBack = () => {
          if (isOver) return
          timer = setTimeout(() => {
            open()
            onReturn?.()
          }, wait(attempt))
          attempt += 1
        }
        const open = () => {
          close = client.subscribe<Record<string, unknown>, Record<string, unknown>>(request, {
            next: (message) => {
              attempt = 0
              observer.next(resultOf(message))
            },
            error: (error) => {
              if (isRefusal(error)) observer.error(error)
              else comeBack()
            },
            complete: comeBack,
          })
        }
        open()
        return () => {
          isOver = true
          clearTimeout(timer)
          close()
        }
      }),
  )
}
