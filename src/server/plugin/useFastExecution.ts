import { type ExecutionArgs, execute } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Context } from '../../graph/context.ts'
import { executeReading } from '../../graph/execution/executeReading.ts'

/** Executes the fast way what it can answer, and everything else by graphql-js. */
export function useFastExecution(log: Logger): Plugin<Context> {
  return {
    onExecute: ({ args, executeFn, setExecuteFn }) => {
      // The arguments are those of graphql-js, whose own executor takes over. Yoga's default one leaves promises of a list
      // unheard when a later item fails at once, and an unheard rejection ends the process.
      const given = args as ExecutionArgs
      const { requestId } = args.contextValue as Context
      const report = (err: unknown) => log.warn({ requestId, err }, 'The accelerator gave up on a request.')
      setExecuteFn(async () => {
        const result = (await executeReading(given, report)) ?? (await execute(given))
        // A request that cannot be executed at all is reported in Yoga's way, with the status that it has there.
        return 'data' in result ? result : executeFn(args)
      })
    },
  }
}
