/** Standard Webhooks 1.0.0: how old a signature may be, and how far the clock of a service may be ahead of ours. */
const TOLERANCE_SECONDS = 300

/**
 * Whether a signed request is fresh, and not from the future: five minutes, and no older than `seconds` where a service
 * repeats a request with the signature of the first time.
 */
export function isFresh(signedAt: Date | null, now: Date, seconds = TOLERANCE_SECONDS): boolean {
  if (signedAt === null) return false
  const age = (now.getTime() - signedAt.getTime()) / 1000
  return age <= seconds && age >= -TOLERANCE_SECONDS
}
