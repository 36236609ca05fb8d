import { phrase } from './phrase.ts'
import type { Wording } from './verdict.ts'

const ofSender = "(?:'s)? (?:address|domain|e-?mail|host|ip)?[ :<>\\w.@-]{0,80}"
const refused = [
  'rejected',
  'refused',
  'denied',
  'not (?:allowed|valid|exist|found|verified)',
  'does not (?:exist|resolve)',
  'unknown',
  'invalid',
  'could not be verified',
]

const address = [
  phrase(['sender'], ofSender, refused),
  /(?:domain|host) of sender|sending domain|valid sender domain/i,
  /unresolvable (?:sender|relay)/i,
  /invalid (?:mail from|sender|domain name)/i,
  /verify (?:the )?sender|sender (?:verify|denied)/i,
  /(?:unknown|bad|unauthori[sz]ed) sender|unauthenticated (?:e-?mail|sender)/i,
  /(?:envelope|mail) from[^\n]{0,60}(?:rejected|refused|denied|not allowed)/i,
  /name was rejected|e-?mail address is not verified/i,
]

const server = [
  /\b(?:spf|dkim|dmarc|sender policy framework|senderid)\b/i,
  /reverse (?:dns|lookup|host|mapping)|\bptr\b|\brdns\b/i,
  /hostname (?:was )?not found|cannot find your (?:reverse )?hostname/i,
  /auth(?:entication)? (?:is )?required|authrequired|must (?:be )?authenticate|smtp auth/i,
  /encryption required|starttls|tls (?:is )?required|no tls|tls (?:handshake|error|negotiation|session)/i,
]

const relay = [
  /relay(?:ing)? (?:access )?(?:is )?(?:denied|prohibited|not (?:permitted|allowed))/i,
  /(?:unable to|cannot|we do(?: not|n't)) relay/i,
  /not (?:configured to|permitted to|allowed to) relay/i,
  /relaying (?:mail )?(?:from|to)\b|not a gateway|rcpthosts/i,
]

const permission = [
  /access denied|permission denied|not authorized/i,
  /do(?:es)?(?: not|n't) (?:have )?(?:the )?(?:necessary )?permissions? to/i,
  /sender not (?:pre-?)?approved|sendernotauth|not on (?:my|the) (?:allow|accept|safe)/i,
  /not (?:a )?(?:member|subscribed|subscriber)|members only|moderat(?:ed|or)/i,
  /recipient preferences|restricted (?:recipient|address|group)/i,
  /notallowed|only accepts? (?:messages|mail)/i,
]

/** The sender's address, server or right to write is refused: the recipient may well exist. */
export const senderRefused: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [...server, ...address, ...relay, ...permission],
}

/** What only a link tells, in a notice of any language: the group is not there, or takes no mail from this sender. */
export const groupRefused: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [/groups\.google\.com\/support/i, /support\.google\.com\/a\/\S{0,40}group/i],
}

/** A refusal without a reason: asked last. */
export const refusedWithoutReason: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [
    /\b(?:blocked|denied|refused|rejected|prohibit(?:ed|ion)|violation)\b|not (?:allowed|accepted|permitted)/i,
  ],
}
