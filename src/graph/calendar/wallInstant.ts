import { wallClock } from './wallClock.ts'

const DAY = 86_400_000
const SECOND = 1_000

/**
 * The instant at which a wall clock in the timezone shows `wall`, given as if the clock were in UTC. Of two such
 * instants (the hour that autumn repeats) the earlier; of none (the hour that spring skips) the one after the gap.
 */
export function wallInstant(wall: number, timezone: string): Date {
  const [before, after] = [offsetAt(wall - DAY, timezone), offsetAt(wall + DAY, timezone)]
  const candidates = [wall - before, wall - after].sort((left, right) => left - right)
  const right = candidates.find((instant) => instant + offsetAt(instant, timezone) === wall)
  return new Date(right ?? wall - before)
}

/** Offsets are whole seconds, and so is what a clock shows on a day on which they change. */
function offsetAt(instant: number, timezone: string): number {
  const second = Math.floor(instant / SECOND) * SECOND
  return wallClock(new Date(second), timezone) - second
}
