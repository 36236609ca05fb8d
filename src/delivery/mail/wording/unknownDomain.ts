import { phrase } from './phrase.ts'
import type { Wording } from './verdict.ts'

const host = ['host', 'domain', 'system', 'server']
const missing = [
  'unknown',
  'not (?:be )?(?:found|exist|known|resolv)',
  "does ?n[o']t exist",
  'lookup (?:fail|error)',
  "could ?n[o']t be (?:found|resolved)",
  'invalid',
]
const unknown = ['unknown', 'no such', 'invalid', 'bad', 'non-?existent', 'illegal', 'unrecogni[sz]ed']
const notFound = ["can't find", "couldn't find any", 'could not find']

export const unknownDomain: Wording = {
  type: 'HARD',
  reason: 'DOMAIN_NOT_FOUND',
  phrases: [
    phrase(host, '(?: name)?(?: \\S{1,100})? (?:is )?', missing),
    phrase([...unknown, ...notFound], ' (?:mail )?', [
      'host',
      'domain',
      'destination system',
      'mail (?:server|exchanger)',
    ]),
    /nxdomain|name (?:or )?service (?:not|error)[^\n]{0,40}not found|name server/i,
    /unrout(?:e)?able (?:mail )?(?:address|domain)|domain is not reachable|no mail server/i,
    /no (?:valid )?mx|mx (?:record|host|lookup|domain)s?|all relevant mx/i,
    /no (?:a|dns|mail exchanger)[^\n]{0,20} records?|dns (?:error|failure|lookup|problem)/i,
    /cname lookup failed|host (?:name )?lookup (?:fail|error)/i,
  ],
}

/** The domain says for good that it takes no mail (RFC 7505). */
export const domainTakesNoMail: Wording = {
  type: 'HARD',
  reason: 'DOMAIN_NOT_FOUND',
  isLasting: true,
  phrases: [
    /null mx|(?:domain|host) never accepts mail|no mail is accepted/i,
    /does not accept (?:any )?(?:mail|e-?mail)\b(?! from)/i,
  ],
}
