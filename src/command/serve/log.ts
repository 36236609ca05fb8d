import pino, { type Logger } from 'pino'
import type { Env } from '../../server/env.ts'

/** To stderr, line by line: several processes may share it. */
export function openLog({ logLevel }: Pick<Env, 'logLevel'>): Logger {
  return pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }))
}
