import type { ReportedBounce } from '../../../mail/deliveryReport.ts'
import { classify, type OwnWord } from '../refusal/classify.ts'
import { says } from '../refusal/phrase.ts'
import type { RefusalEvidence } from '../refusal/refusalVerdict.ts'
import { firstStage } from '../refusal/refusedStage.ts'

/** What a service tells of a message that did not arrive. */
type Told = OwnWord & {
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

/** The bounce that a service tells of. Words and codes are read as those of bounce mail are. */
export function serviceBounce({ type, reason, reply = null, wording = null, ...told }: Told): ReportedBounce {
  const found = classify(evidenceOf({ reply, wording, ...told }), { type, reason })
  return { ...found, wording, diagnosticCode: reply }
}

/** What the other server said, and where that tells nothing what the service says of it. */
function evidenceOf({ status, code, reply, wording, sender, recipient }: Told): RefusalEvidence | null {
  const said = reply?.slice(0, LONGEST) ?? ''
  const own = wordsOf(wording?.slice(0, LONGEST) ?? '')
  if (says(own, HELD_BACK) || says(said, HELD_BACK)) return null
  const text = said === '' ? own : said
  return {
    status: status ?? undefined,
    text: code && !CODE.test(text) ? `${code} ${text}` : text,
    around: [own],
    stage: firstStage([text]),
    // A service that is through with a message says so itself: a code of class 4 gives no address up.
    isFinal: false,
    senders: [sender, labelOfOthers(text, recipient)].filter((address) => typeof address === 'string'),
  }
}

/**
 * A service holds a message back on its own account, which says nothing of the mailbox, whatever it is called. Every
 * repetition is bounded: the words are those of strangers.
 */
const HELD_BACK = [
  /suppress|unsubscrib|previously (?:bounced|dropped)|bounced address|preblocked|black ?list(?:ed)? user/i,
  /spam report|marked.{1,40}as spam|(?:package|sending|daily|hourly|monthly).{0,20}(?:quota|limit)/i,
]

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
