import type { BounceReason } from '../../../prisma/generated/client/client.ts'

/** The first that fits counts. Every repetition is bounded: the words are those of strangers. */
const WORDINGS: readonly (readonly [reason: BounceReason, wording: RegExp])[] = [
  // What the service holds back on its own account says nothing of the mailbox, whatever it is called.
  [
    'OTHER',
    /suppress|unsubscrib|previously (?:bounced|dropped)|bounced address|preblocked|black ?list(?:ed)? user/,
  ],
  [
    'OTHER',
    /spam report|marked.{1,40}as spam|(?:package|sending|daily|hourly|monthly).{0,20}(?:quota|limit)/,
  ],
  ['MAILBOX_FULL', /quota|(?:mailbox|inbox|mail ?folder|storage).{0,40}full|full mailbox|mailboxfull/],
  ['MAILBOX_FULL', /(?:insufficient|not enough|exceed\w{0,3}|out of).{0,20}(?:disk|storage|mailbox space)/],
  ['TEMPORARY_FAILURE', /gr[ae]y ?-?list/],
  ['SPAM_FILTER', /spam|junk|unsolicited|phish|virus|malware|(?:black|block|deny) ?list|\brbl\b|dnsbl/],
  ['SPAM_FILTER', /reputation|\bdmarc\b|content (?:rejected|denied|policy)/],
  [
    'DOMAIN_NOT_FOUND',
    /(?:no|null|find|invalid) (?:an? )?mx\b|nxdomain|no (?:such|mail) (?:domain|host)|domainnotfound/,
  ],
  [
    'DOMAIN_NOT_FOUND',
    /(?:invalid|unknown|bad) (?:domain|host|destination)|unroutable|unrouteable|dns (?:fail|error)/,
  ],
  [
    'DOMAIN_NOT_FOUND',
    /(?:domain|host)(?: name)?(?: [^ ]{1,80}){0,2} (?:not found|unknown|n[o']t exist|invalid)/,
  ],
  ['TEMPORARY_FAILURE', /try again|temporar|deferred|throttl|rate limit|too many|busy|delayed/],
  [
    'TEMPORARY_FAILURE',
    /time(?:d|s)?[ -]?out|connection|unable to connect|unreachable|server (?:is down|error)|later/,
  ],
  [
    'MAILBOX_DOES_NOT_EXIST',
    /(?:unknown|no such|no|invalid|bad|unrecognized).{0,20}(?:user|mailbox|recipient|person)/,
  ],
  [
    'MAILBOX_DOES_NOT_EXIST',
    /(?:unknown|no such|invalid|bad|incorrect|disabled).{0,20}(?:address|account|e-?mail)/,
  ],
  [
    'MAILBOX_DOES_NOT_EXIST',
    /(?:user|mailbox|recipient|account|address).{0,80}(?:unknown|n[o']t (?:exist|found)|not known|not listed)/,
  ],
  [
    'MAILBOX_DOES_NOT_EXIST',
    /(?:user|mailbox|recipient|account|address).{0,40}(?:disabled|inactive|suspended|deactivated|unavailable|no longer)/,
  ],
  [
    'MAILBOX_DOES_NOT_EXIST',
    /recipient address rejected: access denied|not a valid (?:mailbox|user|recipient)/,
  ],
  [
    'REJECTED_BY_RECIPIENT',
    /reject|denied|refused|not (?:allowed|permitted|accepted)|policy|blocked|prohibited/,
  ],
  ['REJECTED_BY_RECIPIENT', /too (?:large|big|long)|exceeds.{0,30}size|relay|attachment/],
]

const LONGEST = 2000

/** Why, by the words of a service or of a mail server; null where they do not say. */
export function reasonByWording(words: string): BounceReason | null {
  const text = words
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
  return WORDINGS.find(([, wording]) => wording.test(text))?.[0] ?? null
}
