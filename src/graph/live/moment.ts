import type { LoadContext } from '../context.ts'

/**
 * What the streams of one organization share while they answer one change: rows that one of them has read need not be
 * read by the others. It holds rows of that organization and nothing that depends on who looks.
 */
export type Moment = { now: Date; loaders: LoadContext['loaders'] }

/** A slow client reads on later; by then the ledger may have changed in ways that nobody announces. */
const LONGEST = 1_000

export function createMoment(now: Date): Moment {
  return { now, loaders: new Map() }
}

export function isOver(moment: Moment, now: Date): boolean {
  return now.getTime() - moment.now.getTime() >= LONGEST
}
