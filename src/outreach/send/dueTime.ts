import type { Job } from '../../queue/queue.ts'

/** Jobs are begun by the clock of the database: what it has begun is due, also where our own clock is behind. */
export function dueTime({ startAfter }: Pick<Job<'email-send'>, 'startAfter'>, now: Date): Date {
  return startAfter > now ? startAfter : now
}
