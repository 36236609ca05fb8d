import type { ReplyCodes } from './statusCode.ts'
import type { Verdict } from './wording/verdict.ts'

const noMailbox: Verdict = { type: 'HARD', reason: 'MAILBOX_DOES_NOT_EXIST' }
const noDomain: Verdict = { type: 'HARD', reason: 'DOMAIN_NOT_FOUND' }
const full: Verdict = { type: 'SOFT', reason: 'MAILBOX_FULL' }
const rejected: Verdict = { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }
const temporary: Verdict = { type: 'SOFT', reason: 'TEMPORARY_FAILURE' }
const other: Verdict = { type: 'SOFT', reason: 'OTHER' }

/**
 * By subject and detail of RFC 3463 section 3, and of the IANA registry of enhanced status codes. Not the table of
 * `provider/statusReason.ts`: here the code decides whether an address is given up as well. A mailbox that is disabled
 * (2.1) may come back, and a message that is too large for the system (3.4) tells nothing of the address.
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
  '2.1': other,
  '2.2': full,
  '2.3': rejected,
  '3.1': full,
  '3.4': other,
  '4.4': noDomain,
  '4.6': other,
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
