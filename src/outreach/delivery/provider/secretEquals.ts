import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares in a time that tells nothing of either text, not even its length. */
export function secretEquals(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
