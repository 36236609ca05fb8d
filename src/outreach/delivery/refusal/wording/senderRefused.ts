import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const ofSender = "(?:'s)? ?(?:address|domain|e-?mail|host|ip|name|server)?[ :<>\\w.@#\"'()-]{0,80}?\\b"
const refused = [
  'rejected',
  'refused',
  'denied',
  'not (?:allowed|valid|exist|found|verified|permitted|accepted|authori[sz]ed|resolv\\w*|registered|recogni[sz]ed|known|in dns)',
  "(?:does not|doesn't|do not|did not|cannot|can't|could not|couldn't|must|needs?|requires?|required|fail\\w{0,3})\\b",
  'no such',
  'unknown',
  'unresolvable',
  'invalid',
  'illegal',
  'malformed',
  'missing',
  'bad',
  'blocked',
  'banned',
  'unverified',
  'unacceptable',
  'mismatch\\w{0,3}',
  'forged',
  'spoofed',
]
const sender = [
  '\\bsender',
  '\\bmail[ _-]?from',
  '\\breturn[ -]?path',
  '\\breverse[ -]?path',
  '\\breply[ -]?to',
  '\\benvelope[ -]from',
  '\\boriginator',
  '\\bsource (?:address|domain|host|ip)',
  '\\bfrom (?:address|domain|header|field)',
]
const server = [
  '\\b[he][eh]lo\\b',
  '\\bptr\\b',
  '\\br(?:everse)?[ -]?dns\\b',
  '\\breverse\\b',
  '\\bhostname\\b',
  '\\bclient (?:host|ip|address|name|server)\\b',
  '\\bconnecting (?:host|ip|server|client)\\b',
  '\\bsending (?:host|ip|server|domain|system|mta|address)\\b',
  '\\byour (?!recipient|addressee|message|intended|destination|contact)(?:\\S{1,20} )?(?:ip|server|host|hostname|domain|network|isp|provider|connection|mta|e-?mail address|address|account)\\b',
]

const before = [
  'rejected',
  'refused',
  'denied',
  'invalid',
  'illegal',
  'unknown',
  'bad',
  'missing',
  'malformed',
  'unacceptable',
  'unresolvable',
  'unrout(?:e)?able',
  'non-?existent',
  'forged',
  'spoofed',
  'no',
  'no such',
  'cannot (?:find|verify|resolve)',
  'unable to (?:find|verify|resolve)',
  'could not (?:find|verify|resolve)',
  'verify',
  'unverifiable',
  'unauthori[sz]ed',
  'unauthenticated',
  'does not (?:have|match)',
  'not have an?',
  'without (?:an?|valid)',
]

const address = [
  phrase([...sender, ...server], ofSender, refused),
  phrase(
    before.map((word) => `\\b${word}`),
    ' (?:an? |any |your |the |valid |correct |matching |fully[ -]qualified |proper )*',
    [...sender, ...server],
  ),
  /(?:domain|host) of (?:the )?sender|sending domain|valid sender domain|(?:host|domain|address|name|user)[^\n]{0,30} (?:in|for|of|as) (?:the )?(?:[he][eh]lo|mail[ _-]?from|sender|reply-?to|return-?path|from(?: header)?)\b/i,
  /unresolvable (?:sender|relay)|invalid (?:mail from|sender|domain name)|fully[- ]qualified/i,
  /unauthenticated (?:e-?mail|sender)|name was rejected|e-?mail address is not verified/i,
  /(?:absender|exp[ée]diteur|[ée]metteur|remitente|mittente|remetente|afzender|avs[äa]ndar|nadawc|отправител|差出人|送信者|发件人)/i,
]

const security = [
  /\b(?:spf|dkim|dmarc|sender policy framework|senderid)\b/i,
  /(?:authentication|auth) (?:check|fail|is required|required|result|credential)|authrequired|authentication checks?|must (?:be )?authenticat|smtp auth|log ?in (?:fail|required)|unauthenticated|not (?:been )?authenticated/i,
  /encryption (?:is )?(?:required|needed)|starttls|tls (?:is )?(?:required|handshake|error|negotiation|session|connection|version)|no tls|certificate (?:verif|valid|expired|is|has|not|mismatch|name)/i,
  /\bptr\b|\brdns\b|reverse (?:dns|lookup|host|mapping|resolution|path)|cannot find your (?:reverse )?hostname/i,
]

const relay = [
  /relay(?:ing)? (?:access )?(?:is )?(?:denied|prohibited|rejected|not (?:permitted|allowed))/i,
  /(?:unable to|cannot|we do(?: not|n't)|will not|won't) relay|no relay|open relay/i,
  /not (?:configured to|permitted to|allowed to|authori[sz]ed to|an? (?:open )?) ?relay/i,
  /relaying (?:mail )?(?:from|to)\b|not a gateway|rcpthosts|gateway for/i,
]

/** The sender's address, server or security is refused: the recipient may well exist. */
export const senderRefused: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [...security, ...address, ...relay],
}

/** Not everybody may write to the recipient: it exists. */
export const writingRefused: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [
    /access denied|permission denied|not authori[sz]ed/i,
    /do(?:es)?(?: not|n't) (?:have )?(?:the )?(?:necessary )?permissions? to/i,
    /not (?:pre-?)?approved|sendernotauth|not on (?:my|the) (?:allow|accept|safe)/i,
    /not (?:a )?(?:member of|member\b|subscribed|subscriber)|members only|moderat(?:ed|or)/i,
    /recipient preferences|restricted (?:recipient|address|group)/i,
    /notallowed|only accepts? (?:messages|mail)/i,
  ],
}

/** What only a link tells, in a notice of any language: the group is not there, or takes no mail from this sender. */
export const groupRefused: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [/groups\.google\.com\/support/i, /support\.google\.com\/a\/\S{0,40}group/i],
}

/** A rule is named as the reason, and not which. */
export const ruleRefused: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [/\bpolic(?:y|ies)\b|\brules?\b|administrat(?:ively|or) (?:prohibit|den|block|refus)/i],
}

/** A refusal without a reason: asked last. */
export const refusedWithoutReason: Wording = {
  type: 'SOFT',
  reason: 'REJECTED_BY_RECIPIENT',
  phrases: [
    /\b(?:blocked|denied|refused|rejected|prohibit(?:ed|ion)|violation)\b|not (?:allowed|accepted|permitted)/i,
  ],
}
