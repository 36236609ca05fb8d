import type { Logger } from 'pino'
import { reportError } from './output.ts'

/** npm passes Ctrl-C on to a process that the terminal has told already: two signals, one wish. */
const SAME_WISH = 1_000
const IMPATIENT_EXIT = 130

/** Stops in good order on the first signal, and at once on a second one. */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let since: number | null = null
  const receive = (signal: NodeJS.Signals) => {
    if (since === null) {
      since = Date.now()
      log.info({ signal }, 'Stopping.')
      stop().then(() => process.exit(0), exitOnError)
    } else if (Date.now() - since > SAME_WISH) {
      process.exit(IMPATIENT_EXIT)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, receive)
}

function exitOnError(error: unknown): void {
  reportError(error)
  process.exit(1)
}
