import { Refusal } from '../rejection.ts'

/** The sum of what was not reversed. */
export function sumOfLive(parts: readonly { amount: bigint; reversedAt?: string | null }[]): bigint {
  return parts.reduce((sum, { amount, reversedAt = null }) => (reversedAt === null ? sum + amount : sum), 0n)
}

/** Refuses what ended before it began. Both are instants in UTC, which sort as they follow each other. */
export function checkPeriod(from: string, until: string | null, field: string): void {
  if (until === null || Date.parse(until) >= Date.parse(from)) return
  throw new Refusal(field, `must not lie before ${from}, from when on it counts`)
}
