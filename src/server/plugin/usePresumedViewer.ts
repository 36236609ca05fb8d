import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../graph/context.ts'
import type { Callers } from '../../ledger/account/callers.ts'

/** Executes a query again, from the beginning, where the viewer has turned out to be another than was read before. */
export function usePresumedViewer(
  callers: Callers,
  contextOf: (request: Request, serverContext: object) => Context,
): Plugin<Context> {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      const context = args.contextValue as Context & { request: Request }
      const { request } = context
      if (callers.isSettled(request)) return
      setExecuteFn(async (given) => {
        const result = await executeFn(given)
        if (callers.isSettled(request) || (await callers.settle(request))) return result
        Object.assign(context, contextOf(request, context))
        return executeFn(given)
      })
    },
  }
}
