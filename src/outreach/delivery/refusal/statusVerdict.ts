import type { ReplyCodes } from './statusCode.ts'
import type { Verdict } from './verdict.ts'

const noMailbox: Verdict = { type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' }
const noDomain: Verdict = { type: 'HARD', reason: 'DOMAIN_NOT_FOUND' }
const full: Verdict = { type: 'SOFT', reason: 'MAILBOX_FULL' }
const rejected: Verdict = { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }
const temporary: Verdict = { type: 'SOFT', reason: 'TEMPORARY_FAILURE' }
const other: Verdict = { type: 'SOFT', reason: 'OTHER' }

/**
 * By subject and detail of RFC 3463 section 3, and of the IANA registry of enhanced status codes (RFC 7372, RFC 7505). A
 * message that is too large for the system (3.4) tells nothing of the address.
 */
const BY_DETAIL: Record<string, Verdict> = {
  '1.0': noMailbox,
  '1.1': noMailbox,
  '1.2': noDomain,
  '1.3': noMailbox,
  '1.4': noMailbox,
  '1.6': noMailbox,
  '1.7': rejected,
  '1.8': rejected,
  // RFC 7505: the domain says that it takes no mail.
  '1.10': noDomain,
  // Exchange Online: the mailbox behind another system is unknown there.
  '1.351': noMailbox,
  '2.1': noMailbox,
  '2.2': full,
  '2.3': rejected,
  '3.1': full,
  '3.4': other,
  '4.4': noDomain,
  '4.6': other,
  // A disabled account (RFC 5248), and a sender whose domain has a null MX (RFC 7505).
  '7.13': noMailbox,
  // The mailbox has another owner (RFC 7293); qmail as Plesk ships it says so of a mailbox that is not there.
  '7.17': noMailbox,
  '7.27': rejected,
}

const BY_SUBJECT: Record<string, Verdict> = {
  '1': noMailbox,
  '3': temporary,
  '4': temporary,
  '6': { type: 'SOFT', reason: 'SPAM_FILTER' },
  '7': rejected,
}

/** What an enhanced status code tells; null where its subject tells nothing of the address. */
export function enhancedVerdict(code: string): Verdict | null {
  const [status, subject, detail] = code.split('.')
  const verdict = BY_DETAIL[`${subject}.${detail}`] ?? BY_SUBJECT[subject ?? '']
  if (status === '4') return verdict?.type === 'SOFT' ? verdict : temporary
  return verdict ?? null
}

/** What is left to tell where neither words nor an enhanced code do: not much, and nothing of the address. */
export function classVerdict({ basic, enhanced }: ReplyCodes): Verdict | null {
  if (basic?.startsWith('4')) return temporary
  if (basic === '552') return full
  if (basic || enhanced?.startsWith('5')) return other
  return enhanced?.startsWith('4') ? temporary : null
}

/** Codes that say no more than «refused», and are given for everything. */
const CATCH_ALL = /^[45]\.(?:[0-5]\.0|[45]\.\d+|3\.[05]|7\.[01])$/

/** Whether a code of the class 5 names a reason beside which words that give the address up are in doubt. */
export function contradictsGivingUp(code: string): boolean {
  return code.startsWith('5') && !CATCH_ALL.test(code) && enhancedVerdict(code)?.type === 'SOFT'
}
