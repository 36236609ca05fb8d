import type { BounceReason } from '../../../prisma/generated/client/client.ts'

/**
 * Subjects and details of enhanced status codes that say why (RFC 3463 section 3, RFC 7505, RFC 7372, IANA registry). Not
 * the table of `mail/statusVerdict.ts`: services tell by themselves whether to give an address up, and where one has for
 * a disabled mailbox (2.1) or for a size (3.4), the code says only what to call it. What is not in here, words decide.
 */
const REASONS = new Map<string, BounceReason>([
  ['1.1', 'MAILBOX_DOES_NOT_EXIST'],
  ['1.2', 'DOMAIN_NOT_FOUND'],
  ['1.3', 'MAILBOX_DOES_NOT_EXIST'],
  ['1.6', 'MAILBOX_DOES_NOT_EXIST'],
  ['1.10', 'DOMAIN_NOT_FOUND'],
  ['2.1', 'MAILBOX_DOES_NOT_EXIST'],
  ['2.2', 'MAILBOX_FULL'],
  ['2.3', 'REJECTED_BY_RECIPIENT'],
  ['3.4', 'REJECTED_BY_RECIPIENT'],
  ['4.4', 'DOMAIN_NOT_FOUND'],
  ['4.7', 'TEMPORARY_FAILURE'],
  ['7.13', 'MAILBOX_DOES_NOT_EXIST'],
])

/** Why, by an enhanced status code such as `5.1.1`; null where it does not say. */
export function reasonByStatus(status: string | null): BounceReason | null {
  if (status === null) return null
  const [level = '', subject = '', detail = ''] = status.split('.')
  const reason = REASONS.get(`${subject}.${detail}`)
  // A mailbox that is disabled or missing for now (4.2.1, 4.1.1) is neither gone for good.
  if (level === '4' && reason === 'MAILBOX_DOES_NOT_EXIST') return 'TEMPORARY_FAILURE'
  return reason ?? null
}
