import { setTimeout as pause } from 'node:timers/promises'
import { isUnavailable } from '../../database/unavailable.ts'

/** Milliseconds before the next try, each time twice as long: about a minute together. */
const PAUSES = Array.from({ length: 11 }, (_, tries) => 30 * 2 ** tries)

/** Stores what must not be forgotten, over and over while the database is out of reach for the moment. */
export async function untilStored(store: () => Promise<void>): Promise<void> {
  for (const milliseconds of PAUSES) {
    try {
      return await store()
    } catch (error) {
      if (!isUnavailable(error)) throw error
      await pause(milliseconds)
    }
  }
  await store()
}
