import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const host = ['host', 'domain']
const itsName =
  '(?: ?name)?(?: ?[:(<"\'\\[]?(?:#|@)[>)"\'\\]:]{0,3})?[ :,]{0,3}(?:is |was |has |does |could )?'
const missing = [
  'unknown',
  'not (?:be )?(?:found|exist|known|resolv|located)',
  'not a (?:valid|known|registered) (?:domain|host)',
  "(?:does ?)?n[o']t exist",
  "(?:could ?|can)n[o']t be (?:found|resolved|located)",
  'non-?existent',
  'invalid',
  'not registered',
]
const unknown = ['unknown', 'no such', 'invalid', 'bad', 'non-?existent', 'illegal', 'unrecogni[sz]ed']
const notFound = [
  "can(?:'t|not) (?:find|locate|resolve)",
  "could(?:n't| not) (?:find|locate|resolve)",
  'unable to (?:find|locate|resolve)',
  'no route to',
]
const whichHost =
  " (?:(?:an?|any|the|this|its|your recipient's|recipient(?:'s)?|destination|target|mail|e-?mail|remote) ){0,3}"

export const unknownDomain: Wording = {
  type: 'HARD',
  reason: 'DOMAIN_NOT_FOUND',
  phrases: [
    phrase(host, itsName, missing),
    new RegExp(
      `\\b(?:${[...unknown, ...notFound.slice(0, 3)].join('|')})${whichHost}(?:hosts?\\b(?! error)|domain|destination system|mail (?:server|exchanger)s?)`,
      'i',
    ),
    /\bnx ?domain|domainnotfound|name or service not known|no data record of requested type/i,
    /unrout(?:e)?able (?:mail )?(?:address|domain)|domain is not reachable|no mail (?:servers?|exchangers?|hosts?)\b/i,
    /\bno (?:valid |usable |working )?mx\b|mx (?:record |host |lookup )?(?:not found|does not exist|not exist)|all relevant mx/i,
    /(?:find|get|have|has) (?:an? |any )?(?:valid |usable )?mx\b|no (?:a|aaaa|dns|mx|mail exchanger)\b[^\n]{0,20} (?:records?|for (?:domain|host))/i,
    /(?:dns|domain)[^\n]{0,20} (?:record|name)s? (?:not found|does(?: not|n't) exist)|dns hard error/i,
  ],
}

const domain =
  "(?:domain(?: of (?:the )?(?:recipient|addressee))?|(?<!this )(?:host|server|site|system)|#)(?:'s)?(?: ?[:(<\"']?(?:#|@)[>)\"':]?)? ?"
const never =
  "(?:name )?(?:explicitly |has (?:been )?(?:configured|declared|stated)(?: that it| not to| to not)? |is configured (?:not to|to not) |states that it )?(?:(?:does not|doesn't|do not|never|will not|won't) )?(?:(?:accept|receive|handle|take|want)s?|(?:run|offer|operate|provide|have)s?(?: an?| any)?) "
const negated = "(?=[^\\n]{0,80}(?:not|n't|never))"

/** The domain says for good that it takes no mail (RFC 7505), in the words of Postfix, Exim, Exchange and others. */
export const domainTakesNoMail: Wording = {
  type: 'HARD',
  reason: 'DOMAIN_NOT_FOUND',
  isLasting: true,
  phrases: [
    /\bnull[ -]?mx\b|(?:domain|host|@|#) never accepts (?:any )?(?:e-?)?mail|no (?:e-?)?mail is accepted/i,
    new RegExp(
      `${domain}${negated}${never}(?:any )?(?:incoming |inbound )?(?:(?:e-?)?mail|smtp)(?: (?:service|server|delivery|messages?)s?| at all)?\\b(?!box)(?! (?:from|with|until|for this|right now|at th|now\\b|via|over))`,
      'i',
    ),
    /(?:mx|srv)[^\n]{0,40} indicat\w{1,3} (?:that )?[^\n]{0,20}no (?:smtp|e-?mail|mail)|\bno smtp service\b/i,
    /(?:accepts?|receives?) no (?:e-?)?mail\b(?! from)/i,
    /\bmx (?:record )?(?:(?:is|of|points? to|set to|with|=) )?(?:0 )?(?:a |the )?["'«]?(?:null\b|empty\b|\.["'»]|root domain|single dot)/i,
  ],
}
