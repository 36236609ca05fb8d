/** How far the clock of a service may be ahead of ours (Standard Webhooks 1.0.0 takes five minutes, too). */
const CLOCK_SECONDS = 300

/** Whether a signed request is no older than `seconds`, and not from the future. */
export function isFresh(signedAt: Date | null, now: Date, seconds: number): boolean {
  if (signedAt === null) return false
  const age = (now.getTime() - signedAt.getTime()) / 1000
  return age <= seconds && age >= -CLOCK_SECONDS
}
