import type { BounceReason, BounceType } from '../../../../prisma/generated/client/client.ts'
import type { ReportedBounce } from '../../../mail/deliveryReport.ts'
import { type RefusalVerdict, refusalVerdict } from '../refusal/refusalVerdict.ts'
import { firstStage } from '../refusal/refusedStage.ts'
import { isHeldBack } from './heldBack.ts'

/** What a service tells of a message that did not arrive. */
type Told = {
  /** Where the service itself says whether it is for good. */
  type?: BounceType | null
  /** Where the service itself says why, beyond doubt. */
  reason?: BounceReason | null
  /** Enhanced status code, such as `5.1.1`, where it stands by itself. */
  status?: string | null
  /** Three digits of SMTP, where they stand by themselves. */
  code?: string | null
  /** What the other mail server answered. */
  reply?: string | null
  /** The service's own words. */
  wording?: string | null
  /** The address that the message was sent from, where the service names it. */
  sender?: string | null
  /** The address that it was sent to. */
  recipient?: string | null
}

const LONGEST = 4000
const CODE = /(?<!\d)[45]\d\d(?!\d)/
const LASTING: readonly BounceReason[] = ['MAILBOX_DOES_NOT_EXIST', 'DOMAIN_NOT_FOUND']

/**
 * Whether it is worth trying again, and why it came back. Words and codes are read as those of bounce mail are; what the
 * service says of itself counts before them, but never gives an address up against words that blame somebody else.
 */
export function classify({ type, reason, reply = null, wording = null, ...told }: Told): ReportedBounce {
  const verdict = verdictOf({ reply, wording, ...told })
  const isKept = verdict !== null && verdict.type === 'SOFT' && outweighs(verdict, reason ?? null)
  const given = type ?? (reason ? typeBy(reason) : null)
  const found = isKept && given === 'HARD' ? 'SOFT' : (given ?? verdict?.type ?? 'UNDETERMINED')
  const why = (given === 'HARD' && isKept ? null : reason) ?? verdict?.reason ?? 'OTHER'
  const isPassing = why === 'OTHER' && found === 'SOFT' && type === 'SOFT' && !reason
  return {
    type: found,
    reason: isPassing ? 'TEMPORARY_FAILURE' : why,
    wording,
    diagnosticCode: reply,
  }
}

const typeBy = (reason: BounceReason): BounceType => (LASTING.includes(reason) ? 'HARD' : 'SOFT')

/** A reason of the service's own stands against a code and a refusal without reason, its mere «for good» does not. */
const outweighs = ({ basis }: RefusalVerdict, reason: BounceReason | null) =>
  basis === 'WORDS' || (basis === 'STATUS' && reason === null)

/** What the other server said, and where that tells nothing what the service says of it. */
function verdictOf({ status, code, reply, wording, sender, recipient }: Told): RefusalVerdict | null {
  const said = reply?.slice(0, LONGEST) ?? ''
  const own = wordsOf(wording?.slice(0, LONGEST) ?? '')
  if (isHeldBack(own) || isHeldBack(said)) return null
  const text = said === '' ? own : said
  return refusalVerdict({
    status: status ?? undefined,
    text: code && !CODE.test(text) ? `${code} ${text}` : text,
    around: [own],
    stage: firstStage([said]),
    // A service that is through with a message says so itself: a code of class 4 gives no address up.
    isFinal: false,
    senders: [sender, labelOfOthers(text, recipient)].filter((address) => typeof address === 'string'),
  })
}

/** The words in names of reasons such as `bad_mailbox` and `mailbox-unavailable`. */
const wordsOf = (wording: string) =>
  /\s/.test(wording) ? wording.replaceAll('_', ' ') : wording.replace(/[_-]/g, ' ')

/** Postfix puts the address that it refuses before its reason: one of another domain than the recipient's is the sender's. */
function labelOfOthers(reply: string, recipient: string | null | undefined): string | null {
  const [, label] =
    /^[45]\d\d (?:[45]\.\d+\.\d+ )?<([^\s<>@]{1,64}@[^\s<>@]{1,253})>: (?!recipient )/i.exec(reply) ?? []
  const isOther = label && recipient && domainOf(label) !== domainOf(recipient)
  return isOther ? label.toLowerCase() : null
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
