import type { BounceReason } from '../../../../prisma/generated/client/client.ts'

/** Whether another mail may arrive, and why this one did not. */
export type Verdict = {
  type: 'HARD' | 'SOFT'
  reason: BounceReason
  /** It stays so, whatever the codes beside it say. */
  isLasting?: true
  /** It names no more than that something went wrong: anything else that is said of the same recipient says more. */
  isVague?: true
}

/**
 * Phrases that tell the same. They are matched against text in which an address is `@`, a name of the DNS is `#` and
 * links are left out; every gap in them is of bounded length.
 */
export type Wording = Verdict & { phrases: readonly RegExp[] }

/** A wording that was found, with the words that it rests on. */
export type FoundWording = Verdict & { wording: string }
