import type { BounceReason } from '../../../../prisma/generated/client/client.ts'

/** Whether another mail may arrive, and why this one did not. */
export type Verdict = {
  type: 'HARD' | 'SOFT'
  reason: BounceReason
  /** It stays so, whatever the codes beside it say. */
  isLasting?: true
}

/**
 * Phrases that tell the same. They are matched against text in which an address is `@`, a name of the DNS is `#` and
 * links are left out; every gap in them is of bounded length.
 */
export type Wording = Verdict & { phrases: readonly RegExp[] }
