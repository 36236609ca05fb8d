/** How long a call lasted, in whole seconds; null while it lasts, and where one end of it is not known. */
export function durationSecondsOf({
  startedAt,
  endedAt,
}: {
  startedAt: Date | null
  endedAt: Date | null
}): number | null {
  if (startedAt === null || endedAt === null) return null
  const seconds = Math.floor((endedAt.getTime() - startedAt.getTime()) / 1_000)
  // An import may hold anything; a call that ended before it began, or lasted for years, lasted nobody knows how long.
  return seconds < 0 || seconds > 2 ** 31 - 1 ? null : seconds
}
