const ANSWER = /^\s*((re|aw|fw|fwd|wg|antw|tr|rv|sv|vs)(\[\d+\])?\s*:\s*)+/i

/** A subject without "Re:" and the like, in lower case. */
export function subjectKeyOf(subject: string | null): string | null {
  const key = (subject ?? '').replace(ANSWER, '').replace(/\s+/g, ' ').trim().toLowerCase()
  return key === '' ? null : key.slice(0, 255)
}
