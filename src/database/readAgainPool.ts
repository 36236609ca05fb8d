import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { isConnectionLost } from './unavailable.ts'

const ATTEMPTS = 3
const PAUSE = 25

// Of its overloads only the one that is awaited is used here.
const askOnce = pg.Pool.prototype.query as (this: pg.Pool, config: pg.QueryConfig) => Promise<pg.QueryResult>

/**
 * After PostgreSQL restarts or a firewall forgets, the pool may still hold connections that are dead. A statement
 * that only reads is asked again on another one; whatever writes is left to its caller, who knows what was meant.
 */
export class ReadAgainPool extends pg.Pool {
  // The overloads of `query` include callbacks; the adapter only awaits it.
  override query = (async (config: pg.QueryConfig) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await askOnce.call(this, config)
      } catch (error) {
        if (attempt === ATTEMPTS || !isRead(config.text) || !isConnectionLost(error)) throw error
        await delay(PAUSE * attempt)
      }
    }
  }) as typeof pg.Pool.prototype.query
}

function isRead(text: string): boolean {
  return /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete|nextval)\b|\bfor update\b/i.test(text)
}
