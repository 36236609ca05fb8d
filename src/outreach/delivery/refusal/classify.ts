import type { BounceReason, BounceType } from '../../../../prisma/generated/client/client.ts'
import { type RefusalEvidence, type RefusalVerdict, refusalVerdict } from './refusalVerdict.ts'

/** What a sending service says of a bounce in its own right, whatever the other server answered. */
export type OwnWord = {
  /** Whether it is for good. */
  type?: BounceType | null | undefined
  /** Why, beyond doubt. */
  reason?: BounceReason | null | undefined
}

type Classified = {
  type: BounceType
  reason: BounceReason
  /** The words of the evidence that it rests on. */
  wording: string | null
}

const LASTING: readonly BounceReason[] = ['MAILBOX_DOES_NOT_EXIST', 'DOMAIN_NOT_FOUND']

const typeBy = (reason: BounceReason): BounceType => (LASTING.includes(reason) ? 'HARD' : 'SOFT')

/**
 * The one classifier of bounces: whether it is worth trying again, and why the message came back. Bounce mail, the webhooks
 * of every service and the replies of our own mail server are put to it, so the same words tell the same whichever way they
 * come. What a service says of itself counts before them, but never gives an address up against words that blame somebody
 * else. Without evidence its own word is all there is.
 */
export function classify(evidence: RefusalEvidence | null, own: OwnWord = {}): Classified {
  const verdict = evidence && refusalVerdict(evidence)
  const wording = verdict?.wording ?? null
  const given = own.type ?? (own.reason ? typeBy(own.reason) : null)
  if (given === 'HARD' && keepsAddress(verdict, own)) return { type: 'SOFT', reason: verdict.reason, wording }
  const reason = own.reason ?? verdict?.reason ?? 'OTHER'
  const isPassing = own.type === 'SOFT' && !own.reason && reason === 'OTHER'
  return {
    type: given ?? verdict?.type ?? 'UNDETERMINED',
    reason: isPassing ? 'TEMPORARY_FAILURE' : reason,
    wording,
  }
}

/** A reason of the service's own stands against a code and a refusal without reason, its mere «for good» does not. */
function keepsAddress(verdict: RefusalVerdict | null, { reason }: OwnWord): verdict is RefusalVerdict {
  if (verdict?.type !== 'SOFT') return false
  return verdict.basis === 'WORDS' || (verdict.basis === 'STATUS' && !reason)
}
