import type { RefusedStage } from './refusedStage.ts'
import { replyIn, replyOf } from './replyIn.ts'
import { codesIn, specificStatus } from './statusCode.ts'
import { classVerdict, enhancedVerdict } from './statusVerdict.ts'
import type { Verdict } from './wording/verdict.ts'
import { wordingIn } from './wording/wordingIn.ts'
import { STRONG_WORDINGS, WEAK_WORDINGS } from './wording/wordingOrder.ts'

/** What a mail says of one failed delivery. */
export type BounceEvidence = {
  /** The `Status` field of a report. */
  status: string | undefined
  /** What the other server said, or else what the notice says of this recipient. */
  text: string
  /** What else the mail says. */
  around: readonly string[]
  stage: RefusedStage
  /** It was given up, and is not being tried again. */
  isFinal: boolean
}

/** A verdict with the words that it rests on, and the reply in which they stand. */
type ToldVerdict = Verdict & { wording: string | null; reply: string | null }

const rejected: Verdict = { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }
const temporary: Verdict = { type: 'SOFT', reason: 'TEMPORARY_FAILURE' }

/** An address is given up only by a lasting refusal of the recipient, not of the sender or of the message. */
function settle(verdict: Verdict, { stage, isFinal }: BounceEvidence, code: string | null): Verdict {
  if (verdict.type !== 'HARD' || verdict.isLasting) return verdict
  if (stage === 'DATA' || stage === 'MAIL') return rejected
  const isPassing = code?.startsWith('4') && (!isFinal || verdict.reason === 'DOMAIN_NOT_FOUND')
  return isPassing ? temporary : verdict
}

/**
 * Whether the address is to be given up; null where nothing tells. Words count before codes, for the codes beside them
 * are often the wrong ones (`550 5.1.1 … has sent to too many recipients`), and what the other server said counts
 * before what is said around it.
 */
export function bounceVerdict(evidence: BounceEvidence): ToldVerdict | null {
  const { status, text, around } = evidence
  const said = codesIn(text)
  const specific = specificStatus(said.enhanced ?? undefined) ?? specificStatus(status)
  const vague = said.enhanced ?? status ?? null
  const wording =
    wordingIn(STRONG_WORDINGS, [replyOf(text)]) ??
    (specific ? enhancedVerdict(specific) : null) ??
    wordingIn(STRONG_WORDINGS, [text, ...around]) ??
    wordingIn(WEAK_WORDINGS, [text, ...around])
  const found: (Verdict & { wording?: string }) | null =
    wording ?? classVerdict({ basic: said.basic, enhanced: specific ?? vague })
  if (!found) return null
  const { type, reason } = settle(found, evidence, specific ?? said.basic ?? vague)
  return { type, reason, wording: found.wording ?? null, reply: replyIn(text) }
}
