import pino, { type Logger } from 'pino'
import type { Env } from '../../server/env.ts'

/** To stderr, line by line: several processes may share it. */
export function openLog({ logLevel }: Pick<Env, 'logLevel'>): Logger {
  return pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }))
}

/**
 * A rejection that nobody waits for is a fault of ours or of a library. It is told, and the process goes on: what failed
 * has been answered elsewhere, and everybody else's requests are well.
 */
export function logUnheard(log: Logger): void {
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'A rejection was not handled.'))
}
