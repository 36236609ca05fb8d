import type { Logger } from 'pino'

/**
 * A rejection that nobody waits for is a fault of ours or of a library. It is told, and the process goes on: what failed
 * has been answered elsewhere, and everybody else's requests are well.
 */
export function logUnheard(log: Logger): void {
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'A rejection was not handled.'))
}
