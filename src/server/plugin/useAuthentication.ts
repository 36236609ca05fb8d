import { type DocumentNode, GraphQLError, getOperationAST, OperationTypeNode } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../graph/context.ts'
import type { Callers } from '../../ledger/account/callers.ts'

type Authentication = {
  callers: Callers
  /** Requests that only ask; filled here. What changes something or stays open does not begin for a presumed viewer. */
  queries: WeakSet<Request>
}

type ParseContext = { request: Request; params: { operationName?: string | null } }

/**
 * Nobody gets further than this without a good token: the document is not even parsed, so nothing of the schema shows.
 * A viewer who was read before is let through, and nothing is answered before it is known that the token is still good.
 */
export function useAuthentication({ callers, queries }: Authentication): Plugin<Context> {
  return {
    onParams: async ({ request }) => {
      await callers.admit(request)
    },
    onParse:
      ({ context }) =>
      ({ result }) => {
        // Yoga makes it, with what came in.
        const { request, params } = context as unknown as ParseContext
        if (isQuery(result, params.operationName)) queries.add(request)
      },
    onResultProcess: async ({ request, setResult }) => {
      if (callers.isSettled(request)) return
      try {
        await callers.settle(request)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        setResult({ errors: [error] })
      }
    },
  }
}

function isQuery(parsed: unknown, operationName: string | null | undefined): boolean {
  // Anything but a document is an error.
  if (parsed instanceof Error || parsed === null) return false
  return getOperationAST(parsed as DocumentNode, operationName)?.operation === OperationTypeNode.QUERY
}
